// Search. The shapes of builder/search/shards.py, and what builder/search/reader.py gives.

type TokenSort = "han" | "word" | "gap" | "break";

interface SearchToken {
  sort: TokenSort;
  text: string;
  start: number;
  end: number;
}
interface SearchCharacters {
  build: string;
  traditional: string;
  simplified: string;
  han: [number, number][];
  letters: [number, number][];
  spaces: [number, number][];
  dropped: [number, number][];
  known: [number, number][];
}
interface SearchAnalysis {
  tokens(text: string): SearchToken[];
  textTerms(found: SearchToken[]): string[];
  spans(found: SearchToken[]): { term: string; start: number; end: number }[];
  fold(text: string): string;
}
interface SearchShared {
  scale: number;
  single: number;
  whole: number;
  wordSize: number;
  longestQuery: number;
  readings: number;
  known: number;
  halfKnown: number;
  about: number;
  floor: number;
  question: number;
  snippet: number;
  lead: number;
  noise: string[];
  kinds: Record<string, string>;
  unsure: string;
  partial: string;
  weak: string;
  mixed: string;
  outdated: string;
}
interface SearchManifest {
  build: string;
  count: number;
  kinds: number[];
  starts: number[];
  terms: number;
  synonyms: string[][];
  shared: SearchShared;
}
type SearchReading = [word: string, chance: number];
interface SearchTerms {
  build: string;
  terms: Record<string, number[]>;
  readings: Record<string, SearchReading[]>;
}
type SearchPassage = [anchor: string, heading: string, text: string];
type SearchDocument = [id: string, title: string, context: string, passages: SearchPassage[]];
interface SearchDocuments {
  build: string;
  documents: SearchDocument[];
}
interface SearchRequirement {
  alternatives: string[][];
  positions: number[];
  pinyin: string;
  chances?: number[];
}
interface SearchQuery {
  texts: string[];
  sizes: number[];
  requirements: SearchRequirement[];
  joined: SearchRequirement[];
  bonus: string[];
}
interface SearchParser {
  parse(text: string): SearchQuery;
  wordTerms(word: string): string[];
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
  postings(term: string): Map<number, number>;
  readings(pinyin: string): SearchReading[];
}
interface SearchMatched {
  found: SearchFound[];
  terms: Map<string, number>;
  notice: string;
  suggestions: string[];
}
interface SearchMatcher {
  settle(query: SearchQuery, index: SearchIndex): SearchRequirement[];
  terms(query: SearchQuery, requirements: SearchRequirement[]): string[];
  match(query: SearchQuery, requirements: SearchRequirement[], index: SearchIndex): SearchMatched;
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
  notice: string;
  suggestions: string[];
  /** Labels of the kinds, in the order of the site. */
  kinds: Record<string, string>;
  /** Stretches of a text that answer the query. */
  marks(text: string): [number, number][];
}
interface Qianshi {
  makeAnalysis(table: SearchCharacters): SearchAnalysis;
  makeParser(analysis: SearchAnalysis, shared: SearchShared, synonyms: string[][]): SearchParser;
  makeMatcher(parser: SearchParser): SearchMatcher;
  makeSnippets(analysis: SearchAnalysis, shared: SearchShared): SearchSnippets;
  search(query: string, options?: { limit?: number; kind?: string }): Promise<SearchResults>;
  /** Text with the answering stretches in <mark>. */
  marked(text: string, results: SearchResults): DocumentFragment;
  /** The address a hit is opened at, from any page of the site. */
  hitAddress(hit: SearchHit): string;
}
interface SearchSnippets {
  bestPassage(passages: SearchPassage[], terms: Map<string, number>): SearchPassage;
  marks(text: string, terms: Map<string, number>): [number, number][];
}
