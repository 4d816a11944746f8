// Search. The shapes of builder/search/shards.py, and what builder/search/reader.py gives.

type TokenSort = "han" | "word" | "gap" | "break";

interface SearchToken {
  sort: TokenSort;
  text: string;
  start: number;
  end: number;
}
interface SearchAnalysis {
  tokens(text: string): SearchToken[];
  textTerms(found: SearchToken[]): string[];
  spans(found: SearchToken[]): { term: string; start: number; end: number }[];
  wordPieces(word: string): string[];
  fold(text: string): string;
}
interface SearchManifest {
  build: string;
  count: number;
  /** A digit for every document: the place of its kind. */
  kinds: string;
  /** How many documents every file of documents holds. */
  shelves: number[];
  terms: number;
  synonyms: string[][];
  shared: SearchShared;
}
type SearchReading = [word: string, chance: number];
interface SearchTerms {
  build: string;
  /** Packed by builder/search/packing.py. */
  terms: Record<string, string>;
  readings: Record<string, string>;
}
type SearchPassage = [anchor: string, heading: string, text: string];
type SearchDocument = [id: string, title: string, context: string, passages: SearchPassage[]];
interface SearchDocuments {
  build: string;
  documents: SearchDocument[];
}
interface SearchFacets {
  build: string;
  values: [facet: string, value: string][];
  /** Places in `values`. */
  documents: number[][];
}
interface SearchTyped {
  sort: TokenSort;
  text: string;
  glued: boolean;
  /** Which stretch in quotes it belongs to; 0: none. */
  phrase: number;
  /** Whether it stands right after what is before it. */
  close: boolean;
}
interface SearchClause {
  alternatives: string[][];
  positions: number[];
  /** Letters that may be pinyin. */
  latin: string;
  /** Two characters as they were typed. */
  pair: string;
  chances: number[];
  strict: boolean;
  parts: SearchClause[];
}
interface SearchSettled {
  clauses: SearchClause[];
  /** Position of the query to the character that is meant there. */
  mended: Map<number, string>;
}
interface SearchQuery {
  texts: string[];
  sizes: number[];
  clauses: SearchClause[];
  joined: SearchClause[];
  bonus: string[];
}
interface SearchParser {
  parse(text: string): SearchQuery;
  wordTerms(word: string): string[];
  sameMeaning(word: string): string[][];
}
interface SearchFound {
  number: number;
  score: number;
  missing: number;
  held: number;
  share: number;
}
/** What of the index one query needs. */
interface SearchIndex {
  count: number;
  shared: SearchShared;
  /** Makes postings and readings of these keys known. */
  load(keys: string[]): Promise<void>;
  postings(term: string): SearchPostings;
  readings(form: string): SearchReading[];
  kind(number: number): string;
  documents(numbers: number[]): Promise<SearchDocument[]>;
  sounds(): Promise<Record<string, string>[]>;
  facets(): Promise<[string, string][][]>;
  tags(): Promise<[tag: string, documents: number][]>;
}
interface SearchMatched {
  found: SearchFound[];
  terms: Map<string, number>;
  notice: string;
  suggestions: string[];
}
interface SearchCorrection {
  settle(query: SearchQuery, index: SearchIndex): Promise<SearchSettled>;
}
interface SearchMatch {
  match(query: SearchQuery, settled: SearchSettled, index: SearchIndex): SearchMatched;
}
/** Documents that hold a term, in order, with the impact of each. */
interface SearchPostings {
  numbers: number[];
  impacts: number[];
}
interface SearchScores {
  numbers: number[];
  points: number[];
  shares: number[];
}
interface SearchScoresOf {
  idf(count: number, frequency: number): number;
  weight(term: string, shared: SearchShared): number;
  scoresOf(clause: SearchClause, index: SearchIndex): SearchScores;
  scoresOfTerm(term: string, index: SearchIndex): SearchPostings;
  both(one: SearchPostings, other: SearchPostings): SearchPostings;
  placeOf(numbers: number[], wanted: number): number;
}
interface SearchWords {
  asking(alternatives: string[][], positions: number[]): SearchClause;
  findWords(typed: SearchTyped[], table: Map<string, string[][]>, taken: Set<number>): SearchClause[];
  itemAt<T>(list: T[], i: number): T;
  range(from: number, until: number): number[];
  readTyped(found: SearchToken[], text: string, longest: number): SearchTyped[];
}
interface SearchNumerals {
  inCharacters(typed: SearchTyped[], i: number): string;
  inFigures(typed: SearchTyped[], i: number, units: string): string[][];
  figuresOf(characters: string[]): string;
}
interface SearchSimilar {
  id: string;
  title: string;
  score: number;
  /** Stretches of the text that stand in the document too. */
  shared: string[];
}
interface SearchOptions {
  limit?: number;
  kind?: string;
  /** Facet to the value that is wanted. */
  only?: Record<string, string>;
  /** Whether to count facets, which costs a file. */
  facets?: boolean;
}
interface SearchHit {
  id: string;
  score: number;
  kind: string;
  title: string;
  context: string;
  anchor: string;
  heading: string;
  snippet: string;
  whole: boolean;
}
interface SearchResults {
  hits: SearchHit[];
  total: number;
  counts: Record<string, number>;
  facets: Record<string, Record<string, number>>;
  notice: string;
  suggestions: string[];
  /** Labels of the kinds, in the order of the site. */
  kinds: Record<string, string>;
  facetNames: Record<string, string>;
  /** Stretches of a text that answer the query. */
  marks(text: string): [number, number][];
}
/** A question, as builder/search/asking.py reads it. */
interface SearchAsked {
  text: string;
  marks: string;
  number: number | null;
  /** Year (0: not said), month and day. */
  day: [number, number, number] | null;
}
type SearchAnswerRow = [
  kind: string,
  title: string,
  address: string,
  said: string,
  reckoning?: QsReckoning,
];
/** The data files of builder/search/answer_table.py. */
interface SearchAnswersSaid {
  rows: SearchAnswerRow[];
}
interface SearchAnswersAsked {
  /** Of every row its questions, with `|` between. */
  asks: string[];
  /** Rows in a file of what is said. */
  shelf: number;
  folds: Record<string, string>;
  patterns: Record<string, string>;
  floor: number;
  ahead: number;
}
interface SearchAnswer {
  kind: string;
  title: string;
  address: string;
  said: string;
  field: "" | "number" | "day";
  value: string;
}
interface SearchAnswers {
  ask(text: string, today: string): Promise<SearchAnswer | null>;
  /** The same answer to another number or day. */
  again(answer: SearchAnswer, value: string, today: string): Promise<SearchAnswer>;
}
interface SearchReckoning {
  ofNumber(reckoning: QsReckoning, number: number): Record<string, string>;
  ofDay(reckoning: QsReckoning, day: string, year: number, calendar: QsCalendar): Record<string, string>;
  dayAsked(said: [number, number, number] | null, today: string): string;
}
interface Qianshi {
  makeAsking(
    analysis: SearchAnalysis,
    folds: Record<string, string>,
    patterns: Record<string, string>,
  ): (question: string) => SearchAsked;
  searchReckoning: SearchReckoning;
  makeAnswers(
    analysis: SearchAnalysis,
    table: SearchAnswersAsked,
    answered: (shelf: number) => Promise<SearchAnswersSaid>,
    calendar: () => Promise<QsCalendar>,
  ): SearchAnswers;
  /** The one record that answers a question; `today` is `2026-12-01`, today's where none is given. */
  answer(text: string, today?: string): Promise<SearchAnswer | null>;
  /** The box of an answer, which reckons anew when its field changes. */
  answerBox(answer: SearchAnswer, words: string): HTMLElement;
  answerAgain(answer: SearchAnswer, value: string): Promise<SearchAnswer>;
  makeAnalysis(table: SearchCharacters): SearchAnalysis;
  makeParser(analysis: SearchAnalysis, shared: SearchShared, synonyms: string[][]): SearchParser;
  makeIndex(manifest: SearchManifest): SearchIndex;
  makeCorrection(parser: SearchParser, shared: SearchShared): SearchCorrection;
  searchMatch: SearchMatch;
  searchPoints: SearchScoresOf;
  searchWords: SearchWords;
  searchNumerals: SearchNumerals;
  /** Code-point order. */
  inOrder(one: string, other: string): number;
  findSimilar(
    analysis: SearchAnalysis,
    index: SearchIndex,
    text: string,
    limit: number,
    kind: string,
  ): Promise<SearchSimilar[]>;
  makeSnippets(analysis: SearchAnalysis, shared: SearchShared): SearchSnippets;
  search(query: string, options?: SearchOptions): Promise<SearchResults>;
  /** Tags to try where a query found nothing. */
  nearTags(text: string): Promise<string[]>;
  tagsNear(analysis: SearchAnalysis, index: SearchIndex, text: string): Promise<string[]>;
  suggest(none: HTMLElement, query: string, suggestions: string[]): void;
  offerTags(none: HTMLElement, query: string): Promise<void>;
  facetLists(
    found: SearchResults,
    only: Record<string, string>,
    choose: (facet: string, value: string) => void,
  ): HTMLElement[];
  /** Text with the answering stretches in <mark>. */
  marked(text: string, results: SearchResults): DocumentFragment;
  /** The address a hit is opened at, from any page of the site. */
  hitAddress(hit: SearchHit): string;
}
interface SearchSnippets {
  bestPassage(passages: SearchPassage[], terms: Map<string, number>): SearchPassage;
  marks(text: string, terms: Map<string, number>): [number, number][];
}
