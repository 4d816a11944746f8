/** What the scripts of the site share; each script adds its own part. */
interface Qianshi {
  /** Address of the site's root, with a slash at the end. */
  root: string;
  /** A script of this site, which the page's policy lets run. */
  scriptOf(address: string): HTMLScriptElement;
  load(name: string): Promise<unknown>;
  receive(name: string, data: unknown): void;
  element<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[T];
  save(name: string, content: string | Blob, type: string): void;
}

interface Window {
  qianshi: Qianshi;
}

declare var qianshi: Qianshi;

/** vendor/qrcode-generator.js; version 0 is the smallest that holds the data. */
declare var qrcode: (
  version: number,
  level: "L" | "M" | "Q" | "H",
) => {
  addData(text: string, mode: "Byte"): void;
  make(): void;
  getModuleCount(): number;
  isDark(row: number, column: number): boolean;
};

/** The parts of a Word document by path; builder/outputs/wording/frame.py. */
type QsFrame = Record<string, string>;

// Checklists. What Python and the page share stands in shapes.d.ts.

/** What two fields of a part owe each other. */
interface QsShapeRule {
  field: string;
  other: string;
  /** `field` is needed where `other` is this; without it, `field` does not come before `other`. */
  value?: string;
  words: string;
}
/** The shape of a letter: JSON Schema and a few words of builder/model/shape.py. */
interface QsShape {
  title?: string;
  type?: string | string[];
  $ref?: string;
  $defs?: Record<string, QsShape>;
  anyOf?: QsShape[];
  enum?: string[];
  properties?: Record<string, QsShape>;
  additionalProperties?: QsShape | boolean;
  required?: string[];
  items?: QsShape;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  pattern?: string;
  default?: unknown;
  trim?: boolean;
  reads?: string;
  from_text?: string;
  rules?: QsShapeRule[];
}
/** data/letters.js, made by builder/letters/definitions.py. */
interface QsLetters {
  words: Record<string, string>;
  formats: Record<string, number>;
  /** What a later tap may make of an earlier one, and which of two that contradict stands. */
  marks: { follows: Record<string, string[]>; weight: string[] };
  /** Bytes of a file, faults that are told one by one. */
  limits: { bytes: number; said: number };
  shapes: Record<string, QsShape>;
}
interface QsDays {
  /** Years reckoned without a notice. */
  guessed: Set<number>;
  /** A weekend, a holiday or a made-up working day. */
  isOdd(day: number): boolean;
  /** The last minute of office hours that is not later. */
  intoOffice(at: number): number;
  minute(due: QsDue, anchor: number): number;
  eve(at: number): number;
  dateText(at: number, year: number): string;
  text(at: number, year: number): string;
}
/** Answers, and what blocks, counts and the date say; several where several segments answered. */
type QsSpanFacts = Record<string, string[]>;
/** The whole event, a circumstance it is under, or one segment; builder/program/spans.py. */
interface QsSpan {
  number: number;
  scope: string;
  suffix: string;
  title: string;
  place: string;
  /** The word that stands for `place` in the places of the block's pauses. */
  usualPlace: string;
  facts: QsSpanFacts;
  anchors: Map<string, number>;
}
/** A task of one event, with its time once it is settled. */
interface QsDated {
  task: QsTask;
  span: QsSpan;
  spans: QsSpan[];
  due: number;
  legal: number | null;
}
interface QsNeeded {
  item: QsItem;
  span: QsSpan;
  at: number;
}
/** What the lists of an event are made with. */
interface QsLists {
  remarks: string[];
  who(role: string): string;
  leaveOut(line: { id: string; text: string }, reason: string): void;
  moment(minute: number): { due_text: string; state: string };
}
interface QsTimes {
  minuteOf(text: string): number;
  dayText(minute: number, year: number): string;
  clockText(minute: number): string;
  lengthWords(minutes: number): string;
  daysOf(calendar: QsCalendar): QsDays;
  yearOf(minute: number): number;
  civil(day: number): { year: number; month: number; day: number };
  /** 0 is Monday. */
  weekday(day: number): number;
  momentWords(minute: number): string;
  letterDate(minute: number): string;
}

// Papers.

interface QsPaperHead {
  title: string;
  stamp: string;
}
/** One event of a plan. */
interface QsPlanned {
  result: QsResult;
  event: QsEvent;
}
/** A file that was opened beside others. */
interface QsOpened {
  name: string;
  planned: QsPlanned;
  /** What its reader must know, one sentence each. */
  words: string[];
}
/** What a rule speaks of: plain JSON. */
type QsRuleRow = Record<string, any>;
/** Something that cannot be or should not be, and what to do about it. */
interface QsConflict {
  kind: string;
  text: string;
  give: string;
}
type QsPlanTables = Record<string, QsRuleRow[]>;
/** Reads rules that came as data; the functions of builder/program/rules.py. */
interface QsRuleReader {
  fill(template: string, row: QsRuleRow): string;
  firstFilled(templates: string[], row: QsRuleRow): string;
  valueOf(term: string, row: QsRuleRow): any;
  allHold(tests: QsRuleTest[]): (row: QsRuleRow) => boolean;
}
/** One row of the office's roster; it enters no draft. */
interface QsRosterPerson {
  name: string;
  roles: string[];
  phone: string;
  unit: string;
}
interface QsEntry {
  result: QsResult;
  event: QsEvent;
  /** `YYYY-MM-DD HH:MM`. */
  printed: string;
  before: QsEntry | null;
  /** Whose telephone numbers may stand on it. */
  roster: QsRosterPerson[];
  /** What a QR code on the paper leads to; "" for no code. */
  address: string;
}
/** Whether a line was added for this event, and whether it must not be struck. */
interface QsLineKind {
  own: boolean;
  fixed: boolean;
}
/** What the controls of a row say; "" is nothing yet. */
interface QsTypedMark {
  state: QsMark["state"] | "";
  note: string;
}
type QsOpinion = QsEvent["opinions"][string] | "";

/** The inbox server behind this site. */
interface QsDesk {
  /** Ask whether it is there; on file: nobody is asked. */
  open(): Promise<boolean>;
  /** Whether it was, when asked last. */
  isOpen(): boolean;
  /** Rejects where nobody answers. `key` is of the letter that this one adds to. */
  post(path: string, body: unknown, key?: string): Promise<Response>;
  /** Everybody in the office's roster; nobody where the server has none or the reader may not. */
  roster(): Promise<QsRosterPerson[]>;
}

interface Qianshi {
  /** The 64 hexadecimal digits of a text's SHA-256 (as UTF-8). */
  sha256(text: string): string;
  /** The dated lists of an event, the same as Python's. */
  evaluate(program: QsProgram, event: QsEvent, now?: string): QsResult;
  times: QsTimes;
  rules: QsRuleReader;
  spans: {
    /** The kind of a stretch that no block describes. */
    MAIN: string;
    /** Kinds of stretches that may come before the main one. */
    BEFORE_IT: string[];
    ON_THE_WAY: string[];
    /** The event first, then what it is made of. */
    of(program: QsProgram, event: QsEvent, days: QsDays): QsSpan[];
    endOf(program: QsProgram, event: QsEvent, segment: QsSegment): number;
    /** Minutes; 0 where nobody can say. */
    usualLength(program: QsProgram, event: QsEvent, segment: QsSegment): number;
    titlesOf(program: QsProgram, event: QsEvent): string[];
    givenAnswers(block: QsEventBlock, event: QsEvent): Record<string, string>[];
    blockOf(program: QsProgram, segment: QsSegment): QsEventBlock | undefined;
  };
  /** A 必查项 needs a second pair of eyes that knows the office; a task one that did not do it. */
  remarksOnSecondEyes(event: QsEvent, pauses: QsResultPause[], tasks: QsResultTask[]): string[];
  stretches: {
    segmentsOf(program: QsProgram, event: QsEvent, days: QsDays, year: number): QsResultSegment[];
    placeOf(event: QsEvent): string;
    /** Every question of the event and its blocks, the unanswered too. */
    answered(program: QsProgram, event: QsEvent): QsResultAnswer[];
    /** Assumed lengths, stretches without lines, people who would be in two places. */
    remarks(program: QsProgram, event: QsEvent): string[];
    missing(program: QsProgram, event: QsEvent): string[];
  };
  /** Gives every entry its time, those who need things first. */
  schedule(
    days: QsDays,
    slack: Record<string, number>,
    entries: QsDated[],
    needed: QsNeeded[],
  ): void;
  /** The lists with what was added, struck and worded anew for this event. */
  withOwnLines(
    event: QsEvent,
    tasks: QsResultTask[],
    pauses: QsResultPause[],
    lists: QsLists,
  ): { tasks: QsResultTask[]; pauses: QsResultPause[] };
  /** What went wrong at the event before, and the cases since: a sentence each. */
  lastTimeRemarks(
    last: QsLastTime | null,
    tasks: QsResultTask[],
    pauses: QsResultPause[],
    cases: Record<string, QsCase>,
  ): string[];
  /** The lines that things reopen, by the keys of marks, and the things because of which. */
  reopened(result: QsResult, things: Iterable<string>): Map<string, string[]>;
  /** Sorts tasks: what is late comes first. */
  lateFirst(a: QsResultTask, b: QsResultTask): number;
  /** A draft of an earlier format in the present one; nothing typed is lost. */
  migrateDraft(draft: QsEvent, program: QsTypeProgram): QsEvent;
  /** Segments of one kind that nothing tells apart are numbered. */
  withIds(event: QsEvent): QsEvent;
  failedWords(when: QsWhen, facts: QsSpanFacts): string;
  refusal(limit: QsLimit, facts: QsSpanFacts): string;
  stateOf(task: QsTask, due: number, made: number | null): string;
  /** The known slips that the lines of one sheet stop. `made`: when it was made. */
  covered(made: number | null): {
    note(stops: QsStop[], at: number, start: number): void;
    words(): string;
  };
  pastCases(
    cases: Record<string, QsCase>,
    tasks: QsResultTask[],
    pauses: QsResultPause[],
  ): QsResultCase[];
  /** Minutes since 1970-01-01 00:00 of `YYYY-MM-DD HH:MM` on the wall clock. */
  minuteOf(text: string): number;
  /** Lists that are not in a result by themselves; builder/program/lists/. */
  lists: Record<string, (entry: QsEntry) => unknown[]>;
  /** Everything that a paper of an entry may name. */
  scopeOf(entry: QsEntry): QsRuleRow;
  /** The rows of a list, each with all around it. */
  rowsIn(scope: QsRuleRow, name: string): QsRuleRow[];
  /** The stretch that an event is about: the one called 活动, else the first that is not the way there. */
  mainOf(result: QsResult): QsResultSegment | undefined;
  /** What a letter says of the event. */
  letterOf(entry: QsEntry): Record<string, string>;
  /** Put a text on the clipboard; where that is not allowed, copy what is selected. */
  copied(text: string): Promise<boolean>;
  /** Bytes of an archive of texts by path. */
  zip(texts: Record<string, string>): Uint8Array<ArrayBuffer>[];
  writeWording(program: QsWordingProgram, entry: QsEntry): QsWritten;
  /** A filled-in text as it is copied. */
  wordingText(lines: QsWritten["lines"]): string;
  /** A filled-in text as WordprocessingML. */
  wordingXml(written: QsWritten): string;
  wordingFile(written: QsWritten, frame: QsFrame): Blob;
  wordingSheet(program: QsWordingProgram, entry: QsEntry, screen: boolean): HTMLElement;
  /** Whether a text is for an event like this. */
  suits(program: QsWordingProgram, event: QsEvent): boolean;
  /** The sections of a paper that have something to say. */
  sectionsOf(paper: QsPaperProgram, entry: QsEntry): QsSection[];
  /** Those that have something to say of this entry, in their order. */
  papersFor(papers: QsPaperProgram[], entry: QsEntry): QsPaperProgram[];
  /** The same of what it is given to name. */
  sectionsIn(paper: QsPaperProgram, scope: QsRuleRow): QsSection[];
  /** A task as its doer reads it today. */
  toDo(task: QsResultTask): QsToDo;
  /** Words of what is known of a guest and stands on no paper that goes round. */
  /** The number of this person; "" where nobody, or more than one, is meant. */
  phoneOf(people: QsRosterPerson[], name: string, role: string): string;
  /** `一` of 1; digits beyond ten. */
  numeral(number: number): string;
  notedIn(entry: QsEntry): string[];
  saysNothing: string[];
  aboutDiet: RegExp;
  aboutHealth: RegExp;
  /** Grounds as links, `；` between them. */
  groundLinks(grounds: QsGround[]): (Node | string)[];
  taskColumns(): HTMLElement;
  /** The cell that is ticked: on paper a box, on the screen a choice. */
  markCell(event: QsEvent, line: string, label: string, screen: boolean, kind: QsLineKind): HTMLElement;
  /** Buttons to change a line for this event. */
  lineTools(line: string, label: string, kind: QsLineKind): HTMLElement;
  /** A button to add a line at a pause; "" stands for the tasks. */
  addTool(pause: string, title: string): HTMLElement;
  /** Show the choice of opinions in a row, and go to it. */
  openOpinion(row: HTMLElement): void;
  /** The words beside a mark: on paper as they are, on the screen a box to write them in. */
  markNote(event: QsEvent, line: string, label: string, screen: boolean): HTMLElement[];
  /** What a row's controls say; 不涉及 counts only with its reason. Null where nothing is marked. */
  markTyped(
    control: HTMLElement,
  ): { line: string; mark: QsTypedMark; counts: boolean; opinion: QsOpinion } | null;
  /** What came of an event: the lines not simply done. The shape of model/run_record.py. */
  runRecord(entry: QsEntry): QsRunRecord & { exceptions: QsEvent["marks"] };
  /** Hand the run record in, or save it; says in Chinese which, or why it was not `kept`. */
  sendRecord(entry: QsEntry): Promise<{ kept: boolean; text: string }>;
  /** A button that opens 记一条经验 with what went wrong; none where nothing did. */
  lessonButtons(entry: QsEntry): HTMLButtonElement[];
  /** A name by which a draft file and its run record know each other. */
  newEventId(type: string, now: string): string;
  checklistAddress: {
    write(event: QsEvent): string;
    read(hash: string): { type: string; answers: string[][] };
    /** The page's public address; "" where the site has none. */
    site(): string;
  };
  /** A pause with its items, or a group of tasks, as the body of a table. */
  listBody(block: QsPauseBlock | QsTaskBlock, entry: QsEntry, screen: boolean): HTMLElement;
  /** Both lists small and in two columns, for print. */
  /** A paper as elements; on the screen its lines can be ticked, in print they have boxes. */
  sheet(kind: QsPaperProgram | QsWordingProgram, entry: QsEntry, screen: boolean): HTMLElement;
  /** Sections without lines to tick, such as those of a plan. */
  plainSheet(head: QsPaperHead, sections: QsSection[], name: string): HTMLElement;
  /** The form that asks what came of a drill, and hands it in. */
  drillRecord(drill: QsDrill): HTMLElement[];
  /** Everything that cannot be or should not be, each once. */
  planConflicts(plan: QsPlanned[], rules: QsPlanRules): QsConflict[];
  planTables(plan: QsPlanned[], rules: QsPlanRules): QsPlanTables;
  /** The pages of a view, then one of what collides. */
  planSections(view: QsPlanView, plan: QsPlanned[], found: QsConflict[], rules: QsPlanRules): QsSection[];
  /** What is wrong with a letter's data, one sentence each, and what it is once it is read. */
  judge(shape: QsShape, letters: QsLetters, data: unknown): { faults: string[]; value: unknown };
  /** What is wrong with a letter that is about to go out; nothing where the data cannot be had. */
  letterFaults(kind: string, letter: unknown): Promise<string[]>;
  /** A whole number of up to nine digits, also as a text; null for anything else. */
  wholeNumber(value: unknown): number | null;
  /** The text of a chosen file; an Error in words where it is too large. */
  textOf(file: File): Promise<string>;
  /** A draft's text to an event, or its faults; `half`: it may still lack its times. */
  parseDraft(text: string, index: QsIndexEntry[], letters: QsLetters, half?: boolean): QsEvent | string[];
  /** Answers as a type of event knows them, and a sentence for every one that it does not. */
  fitAnswers(type: QsTypeProgram, event: QsEvent, letters: QsLetters): { faults: string[]; event: QsEvent };
  /** Lines that two results have and have not in common. */
  compare(before: QsResult, now: QsResult): { added: string[]; gone: string[] };
  /** The event as a calendar file, and what its draft then notes as given out. */
  calendarFile(entry: QsEntry, rules: QsEntryRules): { text: string; given: QsEvent["calendar"] };
  desk: QsDesk;
  /** Buttons for the server's dated files of the chosen paper; hidden where no server answers. */
  fileButtons(
    shown: () => QsEntry | null,
    chooser: QsPaperChooser,
    say: (said: string) => void,
  ): HTMLElement;
  /** A text as a QR code, quiet zone included. */
  qrImage(text: string): SVGElement;
  /** What this machine keeps under a name, if its user wants it to. */
  kept(name: string): { read(): string; write(text: string): boolean; clear(): void };
}
