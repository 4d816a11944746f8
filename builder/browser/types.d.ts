/** What the scripts of the site share; each script adds its own part. */
interface Qianshi {
  /** Address of the site's root, with a slash at the end. */
  root: string;
  load(name: string): Promise<unknown>;
  receive(name: string, data: unknown): void;
  element<T extends keyof HTMLElementTagNameMap>(
    tag: T,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[T];
  save(name: string, text: string, type: string): void;
}

interface Window {
  qianshi: Qianshi;
}

declare var qianshi: Qianshi;

// Checklists. The shapes of builder/program/format.py and builder/model/event.py.

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
}
interface QsEvent {
  format: number;
  id: string;
  revision: number;
  type: string;
  title: string;
  answers: Record<string, string>;
  segments: QsSegment[];
  promise: string | null;
  people: Record<string, QsPerson>;
  guests: string;
  leaders: string[];
  notes: string;
}
interface QsResultTask extends Omit<QsTask, "due" | "when"> {
  due: number;
  due_text: string;
}
interface QsResultItem extends Omit<QsItem, "when"> {
  number: number;
}
interface QsResultPause extends Omit<QsPause, "at" | "relation" | "items"> {
  at: number;
  at_text: string;
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
  tasks: QsResultTask[];
  pauses: QsResultPause[];
  left_out: QsLeftOut[];
  closing: string;
  reading: QsGround[];
  remarks: string[];
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
  revise(revision: number): void;
}
interface QsSegmentForm {
  element: HTMLElement;
  fill(segments: QsSegment[]): void;
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
  evaluate(program: QsProgram, event: QsEvent): QsResult;
  /** Minutes since 1970-01-01 00:00 of `YYYY-MM-DD HH:MM` on the wall clock. */
  minuteOf(text: string): number;
  /** Both papers of an event, for the screen and for print; `printed` is the present minute. */
  sheet(result: QsResult, event: QsEvent, printed: string): HTMLElement;
  /** A draft file's text to an event, or what is wrong with it in Chinese. */
  parseDraft(text: string, index: QsIndexEntry[]): QsEvent | string[];
  /** The times and places of the form. */
  segmentForm(changed: () => void): QsSegmentForm;
  /** The form of 开检查单. */
  checklistForm(changed: () => void): QsForm;
}
