/** What the scripts of 开检查单 share. */

// ---- Days, times, fields

interface QsClock {
  /** `HH:MM` of what somebody typed; "" for what is no time. */
  timeOf(text: string): string;
  /** `YYYY-MM-DD`; `today` (the same form) is what 明天 and days without a year count from. */
  dateOf(text: string, today: string): string;
  /** `YYYY-MM-DD HH:MM` so many minutes later. */
  later(moment: string, minutes: number): string;
  dayAfter(date: string, days: number): string;
  daysBetween(from: string, to: string): number;
  weekdayOf(date: string): string;
  /** `YYYY-MM-DD HH:MM` on the wall clock. */
  now(): string;
}
type QsMomentKind = "date" | "start" | "end";
interface QsMomentField {
  box: HTMLElement;
  input: HTMLInputElement;
  /** As it is written in a draft; "" for nothing, and for what cannot be read. */
  read(): string;
  fill(value: string): void;
  /** What cannot be read, in Chinese; "" for none. */
  fault(): string;
}
interface QsQuestionBox {
  box: HTMLElement;
  read(): string;
  fill(answer: string): void;
}
interface QsPersonBox {
  box: HTMLElement;
  name: HTMLInputElement;
  seconded: HTMLInputElement;
}
interface QsChecklistFields {
  newId(): string;
  labelled(label: string, input: HTMLInputElement | HTMLTextAreaElement, hint?: string): HTMLElement;
  line(): HTMLInputElement;
  question(question: QsQuestion): QsQuestionBox;
  person(role: string): QsPersonBox;
}
/** What is wanting, as a sentence without its stop, and where it is to be typed. */
interface QsOpen {
  text: string;
  field: HTMLElement;
}

// ---- The form

/** What a row needs of its block; a stretch that no block describes has no questions. */
type QsStretch = Pick<QsEventBlock, "title" | "length" | "hangs_on_end" | "people_word" | "own_leaders" | "questions">;
/** What the 领导提示卡 says of one stretch. */
interface QsBriefFields {
  box: HTMLElement;
  /** One row for each of these leaders. */
  show(names: string[]): void;
  /** Of those shown of whom something is typed. */
  read(): Record<string, QsBrief>;
  fill(briefs: Record<string, QsBrief>): void;
  typed(): [string, string][];
  resume(typed: Record<string, string>): void;
}
interface QsSegmentRow {
  box: HTMLElement;
  id: string;
  block: QsStretch;
  handle: HTMLElement;
  copy: HTMLElement;
  remove: HTMLElement;
  date: QsMomentField;
  from: QsMomentField;
  to: QsMomentField;
  /** Days after the first row, while no day is known. */
  offset: number;
  /** A preset put it there. */
  isGiven: boolean;
  /** Set the day it begins; an end on a later day keeps its distance. */
  setDay(day: string): void;
  /** Set when it begins, and how many minutes it takes (0: the usual length). */
  setTimes(at: string, minutes: number): void;
  kind(): string;
  /** Null while a day, a time or the kind is wanting. */
  read(): QsSegment | null;
  fill(segment: QsSegment): void;
  /** Everything as it is typed, by the names of the fields. */
  typed(): Record<string, string>;
  resume(typed: Record<string, string>): void;
  open(): QsOpen | null;
  /** Whether somebody put something into it beside its times. */
  isOwn(): boolean;
  /** The first of its end (where it must be typed), place and people that is empty. */
  wanted(): HTMLElement | undefined;
  focus(): void;
}
interface QsTimeline {
  element: HTMLElement;
  /** Offer the blocks of a type; rows stay as far as they were filled in. */
  offer(program: QsTypeProgram): void;
  /** Take what a draft holds; it is shown by the next `offer`. */
  fill(segments: QsSegment[], unfinished: Record<string, string>[]): void;
  /** Fill in a whole day; what somebody typed stays. */
  take(preset: QsPreset): void;
  /** The complete stretches. */
  read(): QsSegment[];
  unfinished(): Record<string, string>[];
  open(): QsOpen[];
  isEmpty(): boolean;
  wanted(): HTMLElement | undefined;
  /** Move all stretches so that the first is on this day; "" leaves the days to be typed. */
  moveTo(day: string): void;
}
interface QsCircumstances {
  element: HTMLElement;
  offer(program: QsTypeProgram): void;
  read(): QsEvent["circumstances"];
  fill(chosen: QsEvent["circumstances"]): void;
  /** Switch on what a preset has. */
  add(titles: string[]): void;
}
interface QsPromiseField {
  box: HTMLElement;
  read(): string | null;
  fill(moment: string): void;
  open(): QsOpen[];
}
/** What is kept of an event and has no field of its own. */
type QsKeptOfEvent = Pick<QsEvent, "id" | "revision" | "made" | "marks" | "opinions" | "added" | "struck" | "edited" | "calendar" | "last_time" | "issued">;
/** What was changed: something that decides, or a name that only stands on the papers. */
type QsTyping = "facts" | "names";
interface QsForm {
  element: HTMLElement;
  /** Ask what this type asks; answers and names already typed stay where they fit. */
  ask(program: QsTypeProgram): void;
  /** Fill every field from an event. */
  fill(event: QsEvent): void;
  /** The event as typed so far; without a date it has no segment. */
  read(type: string): QsEvent;
  /** Take answers, as pairs of question and answer, for the type asked next. */
  answer(pairs: string[][]): void;
  /** What is wanting or cannot be read. */
  open(): QsOpen[];
  /** Whether there is no stretch yet. */
  isEmpty(): boolean;
  /** A field that is empty and without which nothing may be printed. */
  wanted(): HTMLElement | undefined;
  /** The same event another day ("" while it is not known), with what went wrong last time. */
  again(day: string, last: QsLastTime | null): void;
  /** Change what has no field. */
  change(act: (kept: QsKeptOfEvent) => void): void;
  /** Whom the office may send, once its roster is open. */
  roster(): QsRosterPerson[];
  mark(line: string, mark: QsTypedMark, opinion: QsOpinion): void;
  /** Put the focus where one begins. */
  start(): void;
}

// ---- The page around it

interface QsTypeTiles {
  element: HTMLElement;
  offer(index: QsIndexEntry[]): void;
  /** Fold to the line of this type; "" shows the tiles. */
  show(type: string): void;
}
interface QsPaperChooser {
  select: HTMLSelectElement;
  /** Boxes to tick, where the paper has them. */
  options: HTMLElement[];
  /** What there is to choose from; nothing before it is called. */
  offer(papers: QsPaperProgram[], wordings: QsWordingProgram[]): void;
  /** Offer what has something to say of this event, with what it opens with chosen until somebody chooses. */
  suit(entry: QsEntry): void;
  kind(): QsPaperProgram | QsWordingProgram;
  pocket(): boolean;
  /** Whether a QR code is wanted and possible. */
  coded(): boolean;
}
/** How far the page has come: nothing chosen, a type chosen, lists shown. */
type QsStage = "start" | "type" | "list";
/** What the buttons of the page do. */
interface QsActs {
  saveDraft(): void;
  openDraft(): void;
  again(): void;
  saveCalendar(): void;
  saveRecord(): void;
  keep(): void;
  forget(): void;
  print(): void;
  /** One 节点 at a time, for a phone on the spot. */
  onSite(): void;
  issue(): void;
  /** Go to the first field that is wanting something. */
  goToOpen(): void;
}
interface QsChecklistBar {
  element: HTMLElement;
  /** Show only what can be done at this stage; `open`: some field is wanting something. */
  at(stage: QsStage, open: boolean): void;
  /** Whether a draft is to be kept on this machine. */
  keeps(): boolean;
  keep(on: boolean): void;
}
/** What opening and saving drafts needs of the page. */
interface QsChecklistPage {
  form: QsForm;
  say(texts: string[], ...choices: HTMLElement[]): void;
  again(): void;
  /** Show an event that was opened. */
  fill(event: QsEvent): Promise<void>;
  /** "" while none is chosen. */
  type(): string;
  shown(): QsEntry | null;
  index(): QsIndexEntry[];
  /** What becomes an entry of a calendar. */
  entryRules(): QsEntryRules;
  letters(): QsLetters;
  changed(): void;
}
interface QsChecklistDrafts {
  saveDraft(): void;
  saveCalendar(): void;
  saveRecord(): void;
  open(file: File): Promise<void>;
  take(text: string, name: string): Promise<void>;
  isUnsaved(): boolean;
  /** What was saved is another event now. */
  forget(): void;
  /** Say no more of the draft that was opened, if there is nothing of it to be looked at. */
  hush(): void;
}
interface QsCompared {
  added: string[];
  gone: string[];
}
interface QsChecklistWords {
  countsOf(result: QsResult): string;
  /** What has to be typed before there is a list. */
  wanting(form: QsForm): string;
  /** In one line: what is open, how long the list is, what is other than last time. */
  sinceIssued(entry: QsEntry): string;
  stateOf(result: QsResult, open: QsOpen[], compared: QsCompared | null): string;
  /** How many lines are ticked, and how. */
  openOnes(event: QsEvent): string;
  /** What stands in a draft and the type has no use for now. */
  unused(event: QsEvent, taken: QsEvent): string[];
  /** Show what stayed out and what changed; what was folded open stays open. */
  explain(place: HTMLElement, lines: QsLeftOut[], compared: QsCompared): void;
}

interface Qianshi {
  clock: QsClock;
  /** Offer quick picks below a field of time or day; `startOf` gives the start that an end follows. */
  offerPicks(input: HTMLInputElement, kind: QsMomentKind, startOf: () => string): void;
  momentField(label: string, kind: QsMomentKind, startOf?: () => string): QsMomentField;
  briefFields(): QsBriefFields;
  segmentRow(block: QsStretch, id: string): QsSegmentRow;
  /** Let rows be dragged by their handles. */
  dragRows(list: HTMLElement, rows: () => QsSegmentRow[], move: (row: QsSegmentRow, way: number) => void): void;
  timeline(changed: () => void): QsTimeline;
  circumstances(changed: () => void): QsCircumstances;
  promiseField(): QsPromiseField;
  typeTiles(choose: (type: string) => void): QsTypeTiles;
  checklistFields: QsChecklistFields;
  /** The people in a roster saved as .csv, and what is wrong with it, a sentence each. */
  readRoster(text: string): { people: QsRosterPerson[]; faults: string[] };
  /** A button that opens a roster; `staff` takes the people and says what came of it. */
  rosterOpener(staff: (people: QsRosterPerson[]) => string): HTMLElement;
  /** The form of 开检查单. */
  checklistForm(changed: (what: QsTyping) => void): QsForm;
  checklistWords: QsChecklistWords;
  /** Where the page speaks: how the list stands, and what has to be told. */
  checklistVoice(): {
    counts: HTMLElement;
    messages: HTMLElement;
    announce(text: string): void;
    say(texts: string[], ...choices: HTMLElement[]): void;
  };
  /** Asks for a draft's file, out of sight. */
  draftFile(open: (file: File) => void): { element: HTMLElement; choose(): void };
  checklistDrafts(page: QsChecklistPage): QsChecklistDrafts;
  actionButton(label: string, act: () => void): HTMLButtonElement;
  checklistBar(
    messages: HTMLElement,
    counts: HTMLElement,
    chooser: QsPaperChooser,
    files: HTMLElement,
    acts: QsActs,
  ): QsChecklistBar;
  /** Which paper, of which size: what 打印 prints and the page shows. */
  paperChooser(site: string, changed: () => void, say: (texts: string[]) => void): QsPaperChooser;
  /** Make the only child of `place` what `fresh` is, touching what differs. */
  renewChild(place: HTMLElement, fresh: HTMLElement): void;
  /** Work that waits for a pause in typing. */
  whenCalm(work: () => void): {
    now(): void;
    /** At once, if it waits. */
    settle(): void;
    /** After so many milliseconds in which it is not asked for again. */
    soon(wait: number): void;
  };
}

// ---- What is loaded, made and changed

/** The data that all event types share. */
interface QsChecklistData {
  index: QsIndexEntry[];
  letters: QsLetters;
  calendar: QsCalendar;
  rules: QsRules;
  papers: QsPaperProgram[];
  wordings: QsWordingProgram[];
}
interface QsLineWords {
  /** Its key, as marks are kept. */
  line: string;
  /** Name of its pause; "" for a task. */
  pause: string;
  where: string;
  text: string;
}
/** One change of this event's sheet: in words, as a proposal, and back. */
interface QsOwnChange {
  words: string;
  what: string;
  prevent: string;
  line: string;
  pause: string;
  undo(kept: QsKeptOfEvent): void;
}
interface Qianshi {
  /** Lets lines of the sheet be added, worded anew and struck. */
  ownLines(page: {
    live: HTMLElement;
    form: QsForm;
    roles(): string[];
    changed(): void;
  }): { isOpen(): boolean };
  /** What was changed, with its way back. */
  ownChanges(page: { form: QsForm; changed(): void; report(): void }): {
    element: HTMLElement;
    show(program: QsTypeProgram, event: QsEvent): void;
  };
  checklistData(): Promise<QsChecklistData>;
  /** Prints the chosen paper; `refuse` is told why it may not be. */
  paperPrinter(page: {
    chooser: QsPaperChooser;
    shown(): QsEntry | null;
    refuse(missing: string[]): void;
  }): { print(): void; clear(): void };
  /** What the button 发单 does. */
  issuer(page: {
    form: QsForm;
    chooser: QsPaperChooser;
    say(texts: string[], ...choices: HTMLElement[]): void;
    shown(): QsEntry | null;
    refuse(missing: string[]): void;
    changed(): void;
  }): () => void;
  /** Makes what is shown of an event; `coded`: a QR code is wanted. */
  entryMaker(page: {
    calendar: () => QsCalendar;
    coded: () => boolean;
    roster: () => QsRosterPerson[];
    parse(text: string): QsEvent | string[];
  }): {
    make(type: QsTypeProgram, event: QsEvent): QsEntry;
    /** Show what is other than in this event. */
    compareWith(event: QsEvent): void;
  };
  /** Hand the changes in as proposals; says in Chinese what became of it. */
  reportChanges(program: QsTypeProgram, event: QsEvent): Promise<string>;
}

// ---- Two phones at one event

/** A line of which two people said different things; `one` stands until somebody chooses. */
interface QsContradiction {
  line: string;
  one: QsMark;
  other: QsMark;
}
interface QsDraftKeeper {
  /** Keep what is typed, where the user wants that. */
  keep(): void;
  forget(): void;
  /** The draft that was kept; "" where there is none. */
  restore(): string;
}
interface Qianshi {
  /** Puts a second draft of the event that is open into it, asking where the two contradict. */
  joinDrafts(
    page: Pick<QsChecklistPage, "form" | "fill" | "say" | "shown" | "letters" | "changed">,
    here: QsEvent,
    opened: QsEvent,
  ): Promise<void>;
  /** Whether ticks, opinions or own lines of two drafts differ. */
  tickedOtherwise(here: QsEvent, other: QsEvent): boolean;
  /** Asks for one date to hold the event again on; `changed` is called when it was moved there. */
  askAgain(page: {
    form: QsForm;
    say(texts: string[], ...choices: HTMLElement[]): void;
    shown(): QsEntry | null;
    changed(): void;
  }): void;
  /** Keeps one draft on this machine while the box in the bar is ticked. */
  draftKeeper(page: {
    bar(): QsChecklistBar;
    read(): QsEvent | null;
    say(texts: string[]): void;
  }): QsDraftKeeper;
  contradictions(one: QsEvent["marks"], other: QsEvent["marks"], rules: QsLetters["marks"]): QsContradiction[];
  /** The ticks of both; of a contradiction the weightier. */
  joinedMarks(one: QsEvent["marks"], other: QsEvent["marks"], rules: QsLetters["marks"]): QsEvent["marks"];
}
