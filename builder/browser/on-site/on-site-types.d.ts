/** 现场: the sheet of an event on a phone, one 节点 at a time. */

interface QsNode {
  pause: QsResultPause;
  /** Lines by the keys of marks. */
  lines: { key: string; item: QsResultItem }[];
}
interface QsNodes {
  /** The 节点 in the order of their times, with the lines of `me` (a role or name; "" for all). */
  of(result: QsResult, me: string): QsNode[];
  /** How many lines nobody touched. */
  left(node: QsNode, marks: QsEvent["marks"]): number;
  /** Number of the one to look at: the last that has begun and is not through, else the next. */
  dueNow(nodes: QsNode[], marks: QsEvent["marks"], minute: number): number;
  /** Whoever calls or checks, by role; the label has the name too. */
  rolesIn(result: QsResult): { role: string; label: string }[];
  /** `还有 12 分钟`, `已过 3 小时`. */
  untilWords(at: number, minute: number): string;
}
interface QsSiteLineActs {
  mark(): QsMark | null;
  /** A tap: a state and the word on it, at this minute and by who holds the phone. */
  set(state: QsMark["state"], note: string): void;
  /** Only the word is another. */
  note(text: string): void;
  clear(): void;
}
interface QsSiteLine {
  element: HTMLElement;
  show(mark: QsMark | null): void;
}
/** What stays on this machine beside the draft, if its user wants that. */
interface QsSiteKept {
  open: boolean;
  me: string;
  mine: boolean;
}
interface QsSitePage {
  form: QsForm;
  shown(): QsEntry | null;
  /** What is marked now. */
  marks(): QsEvent["marks"];
  /** Something was tapped. */
  ticked(): void;
  /** Whether a draft stays on this machine; asked for and cleared with these. */
  keeps(): boolean;
  keep(): void;
  forget(): void;
  saveDraft(): void;
  saveRecord(): void;
  openDraft(): void;
  /** The view was opened or closed. */
  changed(open: boolean): void;
}
interface QsSite {
  element: HTMLElement;
  /** What stands at the foot of the window. */
  foot: HTMLElement;
  isOpen(): boolean;
  open(): void;
  close(): void;
  /** Draw what is there now: after something was opened or joined. */
  show(): void;
  /** As it was left on this machine. */
  restore(): void;
}
interface Qianshi {
  nodes: QsNodes;
  siteLine(item: QsResultItem, last: string, acts: QsSiteLineActs): QsSiteLine;
  siteHead(page: QsSitePage & { close(): void }, changed: () => void): QsSiteHead;
  onSite(page: QsSitePage): QsSite;
}
/** Who holds the phone, what he wants to see, and whether his ticks stay. */
interface QsSiteHead {
  element: HTMLElement;
  /** Offer the roles of a result, and say how it stands with keeping. */
  show(entry: QsEntry): void;
  /** The role of who holds the phone; "" while nobody said. */
  me(): string;
  /** Whose lines are shown; "" for all. */
  only(): string;
  read(): Omit<QsSiteKept, "open">;
  fill(kept: QsSiteKept): void;
}
