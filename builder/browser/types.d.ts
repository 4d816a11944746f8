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

// Checklists. The shapes of builder/program/format.py and result.py and of builder/model/event.py.

interface QsComparison {
  question: string;
  operator: string;
  value: string;
  label: string;
  wanted: string;
}
interface QsWhen {
  all: QsComparison[];
  any: QsComparison[];
}
interface QsDue {
  anchor: string;
  amount: number;
  unit: "m" | "d" | "wd";
  clock: number;
  absent: string;
}
interface QsGround {
  text: string;
  url: string;
}
interface QsQuestion {
  name: string;
  text: string;
  why: string;
  kind: "是否" | "数字" | "选择";
  options: string[];
  default: string;
  about: string;
}
interface QsTask {
  id: string;
  text: string;
  due: QsDue;
  workstream: string;
  lead: string;
  assist: string;
  check: string;
  document: string;
  red_line: boolean;
  statute: QsDue | null;
  fallback: string;
  droppable: boolean;
  when: QsWhen;
  grounds: QsGround[];
}
interface QsItem {
  id: string;
  text: string;
  expect: string;
  killer: boolean;
  checker: string;
  why: string;
  invalidated_by: string[];
  when: QsWhen;
  grounds: QsGround[];
}
interface QsPause {
  name: string;
  title: string;
  at: QsDue;
  relation: string;
  place: string;
  caller: string;
  mode: "念单" | "巡场";
  items: QsItem[];
}
interface QsCalendar {
  first_day: number;
  known_until: number;
  working: string;
}
interface QsLimitStep {
  to: number | null;
  allowed: number | null;
  one_in: number | null;
}
interface QsLimit {
  title: string;
  guests: string;
  companions: string;
  table: QsLimitStep[];
  clause: string;
}
interface QsOutside {
  to: string;
  lines: string[];
  segments: string[];
  answers: string[];
}
interface QsCase {
  text: string;
  url: string;
  occurred: string;
  because: string;
  when: string;
  do: string;
}
interface QsCard {
  title: string;
  trigger: string;
  command: string;
  report_to: string;
  limit: string;
  steps: { text: string; who: string; note: string }[];
  never: string[];
  write_down: string[];
}
interface QsTypeProgram {
  format: number;
  type: string;
  title: string;
  category: string;
  version: string;
  questions: QsQuestion[];
  roles: string[];
  segments: string[];
  tasks: QsTask[];
  pauses: QsPause[];
  closing: string;
  reading: QsGround[];
  minimal: string[];
  limits: QsLimit[];
  outside: QsOutside[];
  cases: Record<string, QsCase>;
  cards: QsCard[];
}
interface QsProgram extends QsTypeProgram {
  calendar: QsCalendar;
}
interface QsIndexEntry {
  type: string;
  title: string;
  category: string;
  summary: string;
}
interface QsPerson {
  name: string;
  seconded: boolean;
}
interface QsSegment {
  kind: string;
  start: string;
  end: string | null;
  place: string;
  people: string[];
  car: string;
}
interface QsMark {
  state: string;
  note: string;
}
interface QsRunRecord {
  event: string;
  title: string;
  hash: string;
  exceptions: Record<string, QsMark>;
  opinions: Record<string, string>;
  /** The event without names. */
  draft: Record<string, unknown>;
}
interface QsEvent {
  format: number;
  id: string;
  made: string | null;
  revision: number;
  type: string;
  title: string;
  minimal: boolean;
  answers: Record<string, string>;
  segments: QsSegment[];
  promise: string | null;
  people: Record<string, QsPerson>;
  guests: string;
  leaders: string[];
  notes: string;
  marks: Record<string, QsMark>;
  /** 不清楚 or 多余, by line. */
  opinions: Record<string, string>;
  unfinished: Record<string, string>[];
}
interface QsResultTask extends Omit<QsTask, "due" | "when" | "statute" | "droppable"> {
  due: number;
  due_text: string;
  statute_text: string;
  on_promise: boolean;
  state: string;
  roles: string[];
}
interface QsResultItem extends Omit<QsItem, "when"> {
  number: number;
  checker_role: string;
}
interface QsResultSegment {
  kind: string;
  start: number;
  end: number;
  day: string;
  clock: string;
  place: string;
  people: string[];
  car: string;
}
interface QsResultAnswer {
  name: string;
  text: string;
  answer: string;
  about: string;
}
interface QsResultCase extends QsCase {
  numbers: number[];
  tasks: string[];
}
interface QsResultPause extends Omit<QsPause, "at" | "relation" | "items"> {
  at: number;
  at_text: string;
  caller_role: string;
  state: string;
  seconds: number;
  items: QsResultItem[];
}
interface QsLeftOut {
  id: string;
  text: string;
  because: string;
}
interface QsResult {
  type: string;
  type_title: string;
  title: string;
  version: string;
  hash: string;
  start: number;
  start_text: string;
  place: string;
  guests: string;
  minimal: boolean;
  urgent: boolean;
  answers: QsResultAnswer[];
  refused: string[];
  segments: QsResultSegment[];
  tasks: QsResultTask[];
  pauses: QsResultPause[];
  left_out: QsLeftOut[];
  closing: string;
  reading: QsGround[];
  cases: QsResultCase[];
  cards: QsCard[];
  outside: QsOutside[];
  remarks: string[];
}
interface QsDays {
  /** Years reckoned without a notice. */
  guessed: Set<number>;
  minute(due: QsDue, anchor: number): number;
  eve(at: number): number;
  dateText(at: number, year: number): string;
  text(at: number, year: number): string;
}
interface QsTimes {
  minuteOf(text: string): number;
  anchorsOf(event: QsEvent): Map<string, number>;
  dayText(minute: number, year: number): string;
  clockText(minute: number): string;
  daysOf(calendar: QsCalendar): QsDays;
  yearOf(minute: number): number;
  civil(day: number): { year: number; month: number; day: number };
  /** 0 is Monday. */
  weekday(day: number): number;
  momentWords(minute: number): string;
}

// Papers. The shapes of builder/outputs/paper.py.

interface QsColumn {
  title: string;
  share: number;
  kind: string;
}
interface QsRow {
  cells: string[];
  strong: boolean;
}
/** A block says by its kind which of these it has. */
interface QsBlock {
  kind: string;
  pairs?: string[][];
  text?: string;
  aside?: string;
  numbered?: boolean;
  texts?: string[];
  pause?: QsResultPause;
  closing?: string;
  title?: string;
  tasks?: QsResultTask[];
  columns?: QsColumn[];
  rows?: QsRow[];
  labels?: string[];
  to?: string;
  channel?: string;
}
interface QsSection {
  title: string;
  aside: string;
  blocks: QsBlock[];
}
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
interface QsPlanView {
  name: string;
  label: string;
  /** Headings, each with the rows below it. */
  groups(plan: QsPlanned[]): [string, QsRow[]][];
}
interface QsEntry {
  result: QsResult;
  event: QsEvent;
  /** `YYYY-MM-DD HH:MM`. */
  printed: string;
  before: QsEntry | null;
  /** What a QR code on the paper leads to; "" for no code. */
  address: string;
}
interface QsPaperKind {
  name: string;
  label: string;
  make(entry: QsEntry): QsSection[];
  pocket: boolean;
  /** Printed small and in two columns. */
  compact?: boolean;
}
interface QsChange {
  what: string;
  /** What sort of change it is, by which the lines it reopens are found. */
  about: string;
  was: string;
  now: string;
}
interface QsPaperParts {
  words(kind: "remark" | "heading" | "para", text: string, aside?: string): QsBlock;
  facts(...pairs: string[][]): QsBlock;
  table(columns: QsColumn[], rows: QsRow[]): QsBlock;
  column(title: string, share: number, kind?: string): QsColumn;
  row(...cells: string[]): QsRow;
  lines(texts: string[]): QsBlock;
  sign(...labels: string[]): QsBlock;
  section(entry: QsEntry, title: string, blocks: QsBlock[]): QsSection;
  whenToDo(task: QsResultTask): string;
  whatToDo(task: QsResultTask): string;
  when(segment: QsResultSegment): string;
  schedule(segments: QsResultSegment[]): [QsResultSegment, string][];
  aboutHealth: RegExp;
  notesForOthers(event: QsEvent): string[];
}

interface QsPaperChooser {
  element: HTMLElement;
  kind(): QsPaperKind;
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
}
interface QsChecklistBar {
  element: HTMLElement;
  /** Show only what can be done at this stage. */
  at(stage: QsStage): void;
  /** Whether a draft is to be kept on this machine. */
  keeps(): boolean;
  keep(on: boolean): void;
}
/** What opening and saving drafts needs of the page. */
interface QsChecklistPage {
  form: QsForm;
  say(texts: string[], ...choices: HTMLButtonElement[]): void;
  again(): void;
  /** Show an event that was opened. */
  fill(event: QsEvent): Promise<void>;
  /** "" while none is chosen. */
  type(): string;
  shown(): QsEntry | null;
  index(): QsIndexEntry[];
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
  labelled(
    label: string,
    input: HTMLInputElement | HTMLTextAreaElement,
    hint?: string,
  ): HTMLElement;
  line(): HTMLInputElement;
  question(question: QsQuestion): QsQuestionBox;
  person(role: string): QsPersonBox;
}

interface QsChecklistWords {
  countsOf(result: QsResult): string;
  difference(compared: { added: string[]; gone: string[] }): string;
  /** How many lines are ticked, and how. */
  openOnes(event: QsEvent): string;
  /** What stands in a draft and the type has no use for now. */
  unused(event: QsEvent, taken: QsEvent): string[];
  /** Show what stayed out and what changed; what was folded open stays open. */
  explain(
    place: HTMLElement,
    lines: QsLeftOut[],
    compared: { added: string[]; gone: string[] },
  ): void;
}

/** The inbox server behind this site. */
interface QsDesk {
  /** Ask whether it is there; on file: nobody is asked. */
  open(): Promise<boolean>;
  /** Whether it was, when asked last. */
  isOpen(): boolean;
  /** Rejects where nobody answers. */
  post(path: string, body: unknown): Promise<Response>;
}

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
  /** What is typed and cannot be used yet, in Chinese. */
  faults(): string[];
  /** The same event another day. */
  again(): void;
  /** What is half typed and no segment yet, to be kept in a draft without a date. */
  unfinished(): Record<string, string>[];
  revise(revision: number): void;
  /** Remember when the list was first made, and its id; a draft that has them keeps its own. */
  stamp(now: string, id: string): void;
  mark(line: string, mark: QsMark, opinion: string): void;
}
interface QsSegmentForm {
  element: HTMLElement;
  fill(segments: QsSegment[]): void;
  unfinished(): Record<string, string>[];
  resume(rows: Record<string, string>[]): void;
  /** Offer the kinds of segment that some time limit of the type counts from. */
  offer(kinds: string[]): void;
  /** The complete segments, the main one first; none while the main one is incomplete. */
  read(): QsSegment[];
  faults(): string[];
  clearDates(): void;
}

interface Qianshi {
  /** The 64 hexadecimal digits of a text's SHA-256 (as UTF-8). */
  sha256(text: string): string;
  /** The dated lists of an event, the same as Python's. */
  evaluate(program: QsProgram, event: QsEvent, now?: string): QsResult;
  times: QsTimes;
  /** 急单: the states of a late line in sorting order; "" is in time. */
  STATES: string[];
  failedWords(when: QsWhen, answers: Record<string, string>): string;
  refusal(limit: QsLimit, answers: Record<string, string>): string;
  stateOf(task: QsTask, due: number, made: number | null): string;
  pastCases(
    cases: Record<string, QsCase>,
    tasks: QsResultTask[],
    pauses: QsResultPause[],
  ): QsResultCase[];
  segmentsOf(event: QsEvent, days: QsDays, year: number): QsResultSegment[];
  /** Minutes since 1970-01-01 00:00 of `YYYY-MM-DD HH:MM` on the wall clock. */
  minuteOf(text: string): number;
  /** Every paper that can be printed, 总表 first. */
  papers: QsPaperKind[];
  paperParts: QsPaperParts;
  /** Grounds as links, `；` between them. */
  groundLinks(grounds: QsGround[]): (Node | string)[];
  taskColumns(): HTMLElement;
  /** The cell that is ticked: on paper a box, on the screen a choice. */
  markCell(event: QsEvent, line: string, label: string, screen: boolean): HTMLElement;
  /** The words beside a mark: on paper as they are, on the screen a box to write them in. */
  markNote(event: QsEvent, line: string, label: string, screen: boolean): HTMLElement[];
  /** What a row's controls say; 不涉及 counts only with its reason. Null where nothing is marked. */
  markTyped(
    control: HTMLElement,
  ): { line: string; mark: QsMark; counts: boolean; opinion: string } | null;
  /** What came of an event: the lines not simply done. The shape of model/run_record.py. */
  runRecord(entry: QsEntry): QsRunRecord;
  /** Hand the run record in, or save it; says in Chinese which. */
  sendRecord(entry: QsEntry): Promise<string>;
  /** A name by which a draft file and its run record know each other. */
  newEventId(type: string, now: string): string;
  checklistAddress: {
    write(event: QsEvent): string;
    read(hash: string): { type: string; answers: string[][] };
    /** The page's public address; "" where the site has none. */
    site(): string;
  };
  /** A pause with its items, or a group of tasks, as the body of a table. */
  listBody(block: QsBlock, entry: QsEntry, screen: boolean): HTMLElement;
  /** Both lists small and in two columns, for print. */
  compactSheet(sections: QsSection[], entry: QsEntry): HTMLElement;
  /** What differs between two entries of one event, as a reader would name it. */
  changesBetween(before: QsEntry, entry: QsEntry): QsChange[];
  /** A paper as elements; on the screen its lines can be ticked, in print they have boxes. */
  sheet(kind: QsPaperKind, entry: QsEntry, screen: boolean): HTMLElement;
  /** Sections without lines to tick, such as those of a plan. */
  plainSheet(head: QsPaperHead, sections: QsSection[], name: string): HTMLElement;
  /** Everything that cannot be or should not be, one sentence each. */
  planConflicts(plan: QsPlanned[]): string[];
  /** Names that some draft tells as own leaders, or that fill a leader's role. */
  ownLeaders(plan: QsPlanned[]): string[];
  planViews: QsPlanView[];
  planSection(view: QsPlanView, plan: QsPlanned[]): QsSection;
  /** A draft file's text to an event, or what is wrong with it in Chinese. */
  parseDraft(text: string, index: QsIndexEntry[]): QsEvent | string[];
  /** Lines that two results have and have not in common. */
  compare(before: QsResult, now: QsResult): { added: string[]; gone: string[] };
  /** The dated tasks as a calendar file. */
  calendarText(entry: QsEntry): string;
  checklistWords: QsChecklistWords;
  /** Which paper, of which size: what 打印 prints and the page shows. */
  paperChooser(site: string, changed: () => void, print: () => void): QsPaperChooser;
  desk: QsDesk;
  /** Buttons for the server's dated files of the chosen paper; hidden where no server answers. */
  fileButtons(
    shown: () => QsEntry | null,
    chooser: QsPaperChooser,
    say: (said: string) => void,
  ): HTMLElement;
  actionButton(label: string, act: () => void): HTMLButtonElement;
  checklistBar(counts: HTMLElement, papers: HTMLElement, acts: QsActs): QsChecklistBar;
  checklistDrafts(page: QsChecklistPage): QsChecklistDrafts;
  checklistFields: QsChecklistFields;
  /** A text as a QR code, quiet zone included. */
  qrImage(text: string): SVGElement;
  /** The one draft that this machine keeps, if its user wants it to. */
  kept: { read(): string; write(text: string): boolean; clear(): void };
  /** The times and places of the form. */
  segmentForm(changed: () => void): QsSegmentForm;
  /** The form of 开检查单. */
  checklistForm(changed: () => void): QsForm;
}
