// Seating. What Python and the page share stands in shapes.d.ts.

/** What a rule fills. */
interface QsDrawing {
  seats: QsSeat[];
  marks: QsSeatingMark[];
  lines: string[];
  said: string[];
}
/** Who is to be seated; builder/seating/party.py. */
interface QsParty {
  hosts: QsGuest[];
  guests: QsGuest[];
  layout: QsLayoutData;
  how: Record<string, string>;
  most: number;
}
type QsSeatingRule = (party: QsParty, drawing: QsDrawing) => void;
/** builder/seating/benches.py. */
interface QsBenches {
  PITCH: number;
  drawing(): QsDrawing;
  seat(drawing: QsDrawing, who: QsRanked, x: number, y: number, where: string): void;
  mark(drawing: QsDrawing, kind: QsSeatingMark["kind"], at: number[], size?: number[], text?: string): void;
  words(drawing: QsDrawing, x: number, y: number, text: string): void;
  /** Half seats from the middle to the second one's side, for each in order. */
  stepsOutward(count: number): number[];
  /** `facing` is where the row looks and at whose hand the second sits. */
  outward(drawing: QsDrawing, people: QsRanked[], at: number[], facing: string[], row: string): void;
  /** Whether a hand of whoever looks that way points to the right or down, or (-1) does not. */
  signOf(facing: string[]): number;
  onward(drawing: QsDrawing, people: QsRanked[], at: number[], step: number[], row: string): void;
  /** Parts alike in size. */
  evenly<T>(people: T[], most: number): T[][];
  /** Of several rows each but the last uneven where there is room. */
  rowsOf<T>(people: T[], most: number): T[][];
  filled<T>(people: T[], most: number): T[][];
  around(middle: number[], count: number): number[][];
  radiusOf(count: number): number;
  halfWidth(count: number): number;
}
/** builder/seating/party.py; a side is 0 for hosts, 1 for guests. */
interface QsParties {
  labelled(word: string, people: QsGuest[]): QsRanked[];
  merged(party: QsParty): QsRanked[];
  seated(party: QsParty, side: number): QsRanked[];
  staff(party: QsParty, side: number, ...duties: string[]): QsRanked[];
  word(party: QsParty, side: number): string;
  handOf(party: QsParty, count: number): string;
  rowsInOrder(party: QsParty): QsRanked[][];
  inTurn(first: QsRanked[], second: QsRanked[]): QsRanked[];
}

interface Qianshi {
  readNames(text: string): QsNames;
  benches: QsBenches;
  parties: QsParties;
  seatingRules: Record<string, QsSeatingRule>;
  /** Two typed lists, hosts and guests; `most` to a row or table, 0 for the usual. */
  seatPeople(layout: QsLayoutData, typed: string[], choices: Record<string, string>, most?: number): QsSeating;
  drawSeating(plan: QsSeating, label?: string): Element;
  /** A plan as papers name it, of a stretch of the event. */
  seatingRow(
    plan: QsSeating,
    basis: string,
    segment: Pick<QsResultSegment, "title" | "day" | "clock" | "place">,
  ): QsResultSeating;
  seatingsOf(program: QsProgram, event: QsEvent, segments: QsResultSegment[], foreign: boolean): QsResultSeating[];
}
