// 记一条经验 and 总结会记录单. What Python and the page share stands in ../shapes.d.ts.

interface QsPrivateMatch {
  code: string;
  label: string;
  start: number;
  end: number;
}
type QsFindPrivate = (text: string) => QsPrivateMatch[];

interface QsFact {
  line: string;
  pause: string;
  text: string;
  state: string;
  note: string;
}
interface QsTicked {
  type: string;
  month: string;
  title: string;
  facts: QsFact[];
  /** What was said of lines themselves: 不清楚, 多余. */
  opinions: QsFact[];
}
/** What becomes of a letter: where it is now, in words, and whether it is safe. */
interface QsSent {
  safe: boolean;
  text: string;
  /** Where the inbox server tells what became of it. */
  address?: string;
  /** The 查询码 that the server gave, told once. */
  code?: HTMLElement;
}
/** A letter that was given back and is opened again, with the key that opened it. */
interface QsReopened {
  receipt: string;
  key: string;
}
type QsLetter = QsHandIn | QsMeetingRecord;
type QsTyped = Record<string, string>;

interface QsKept {
  element: HTMLElement;
  /** Take up what was typed last time, if this machine was asked to keep it. */
  restore(): void;
  forget(): void;
}

type QsControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** The boxes of 记一条经验, by name. */
interface QsBoxes {
  field(name: string, label: string, control: QsControl): HTMLElement;
  longAnswer(name: string, label: string, hint: string, required: boolean): HTMLElement;
  typeChoice(): HTMLSelectElement;
  monthChoice(): HTMLSelectElement;
  /** The pauses of the chosen type. */
  offerPauses(): void;
  chooseMonth(month: string): void;
  read(): QsTyped;
  write(typed: QsTyped): void;
  fill(name: string, text: string | undefined): void;
  value(name: string): string;
  area(name: string): HTMLTextAreaElement;
  control(name: string): HTMLInputElement;
}

/** The rows of a 总结会记录单. */
interface QsMeetingRows {
  body: HTMLTableSectionElement;
  rows(): HTMLTableRowElement[];
  /** Nothing where there are as many as one record may hold. */
  add(typed?: Record<string, string>): HTMLTableRowElement | undefined;
  offerPauses(row: HTMLTableRowElement): void;
  control(row: HTMLTableRowElement, name: string): HTMLInputElement;
  read(row: HTMLTableRowElement): QsMeetingRow;
  /** Rows in which something was written. */
  written(): HTMLTableRowElement[];
}

interface Qianshi {
  /** Names and labels in the order in which a meeting speaks. */
  meetingColumns: readonly (readonly [string, string])[];
  meetingRows(
    choices: QsHandInChoice[],
    type: HTMLSelectElement,
    watch: (control: HTMLInputElement | HTMLTextAreaElement) => HTMLElement,
    say: (why: string) => void,
  ): QsMeetingRows;
  handInBoxes(
    choices: QsHandInChoice[],
    watch: (control: HTMLInputElement | HTMLTextAreaElement) => HTMLElement,
  ): QsBoxes;
  privacyFinder(rules: QsPrivacy): QsFindPrivate;
  privateMask(text: string, match: QsPrivateMatch, rules: QsPrivacy): string;
  watchPrivacy(rules: QsPrivacy): {
    watch(area: HTMLInputElement | HTMLTextAreaElement): HTMLElement;
    /** The first control that holds what must not be handed in. */
    forbidden(): HTMLElement | null;
  };
  watchSimilar(area: HTMLTextAreaElement): { element: HTMLElement; repeats(): string };
  openTicked(
    choices: QsHandInChoice[],
    use: (ticked: QsTicked) => void,
    fail: (why: string) => void,
  ): HTMLElement;
  /** Opens 记一条经验 and gives it a draft's text; `several`: as the record of a 总结会. */
  openHandIn(text: string, several: boolean): void;
  /** Takes the draft's text that whoever opened this page has for it. */
  givenTicked(use: (content: string) => void): void;
  tickedFacts(content: string, choices: QsHandInChoice[]): Promise<QsTicked | string>;
  keepTyped(name: string, read: () => QsTyped, write: (typed: QsTyped) => void): QsKept;
  sendLetter(kind: "hand-ins" | "meetings", letter: QsLetter, key?: string): Promise<QsSent>;
  codes: {
    /** A receipt as it was typed, with its key where that was typed too; null for anything else. */
    parse(text: string): { receipt: string; key: string } | null;
    keyOf(receipt: string): string;
    /** False where this browser keeps nothing. */
    remember(receipt: string, key: string): boolean;
    all(): string[];
    forget(): void;
  };
  /** Keeps a key beside its receipt, and the words that give it to its reader. */
  tellCode(receipt: string, key: string): HTMLElement;
  /** The letter whose receipt the address names, once its reader has shown the key. */
  openAgain(use: (letter: QsHandIn) => void): { element: HTMLElement; given(): QsReopened | null };
  tellSent(status: HTMLElement, sent: QsSent): void;
  saveLetter(kind: "hand-ins" | "meetings", letter: QsLetter): Promise<QsSent>;
  /** What came of a table pasted into a box of the record, in words; "" where it is none. */
  pasteRows(record: QsMeetingRows, control: HTMLElement, text: string): string;
  /** Says that pictures and files do not go along, where one is pasted or dropped. */
  tellFiles(form: HTMLElement, say: (why: string) => void): void;
  makeReceipt(): string;
  /** Opinions on lines, handed in with one click, whatever else is written. */
  opinionBox(ticked: QsTicked, say: (sent: QsSent) => void): HTMLElement;
  /** The two answers of a row about an opinion. */
  opinionWords(fact: QsFact): { what: string; prevent: string };
  handInForm(choices: QsHandInChoice[], rules: QsPrivacy): HTMLElement;
  meetingForm(choices: QsHandInChoice[], rules: QsPrivacy): HTMLElement;
  /** By search.js, where the site has it. */
  similar?: (text: string) => Promise<SearchSimilar[]>;
}
