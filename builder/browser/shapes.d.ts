// Generated from the Python types by builder/browser_types.py (`make shapes`); not to be edited.

interface QsTypeProgram { // builder.program.format
  format: number;
  type: string;
  title: string;
  category: string;
  version: string;
  questions: QsQuestion[];
  retired: Record<string, string>;
  roles: string[];
  segments: string[];
  blocks: QsEventBlock[];
  layouts: Record<string, QsLayoutData>;
  presets: QsPreset[];
  length: number;
  place_word: string;
  stretch_word: string;
  own_leaders: boolean;
  without: string[];
  hangs_on_end: boolean;
  elements: boolean;
  touches: Record<string, string[]>;
  approvers: Record<string, string>;
  slack: Record<string, number>;
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
interface QsQuestion { // builder.program.format
  name: string;
  text: string;
  why: string;
  kind: "是否" | "数字" | "选择";
  options: string[];
  default: string;
  about: "" | "天气" | "来宾";
  touches: string[];
}
interface QsEventBlock { // builder.program.format
  slug: string;
  title: string;
  stretch_word: string;
  summary: string;
  timed: boolean;
  length: number;
  hangs_on_end: boolean;
  people_word: string;
  place_word: string;
  apart: boolean;
  own_leaders: boolean;
  sets: string[];
  seating: string[];
  counts: string;
  touches: Record<string, string[]>;
  questions: QsQuestion[];
}
interface QsLayoutData { // builder.seating.shapes
  name: string;
  title: string;
  rule: "成排" | "对坐" | "沙发" | "签字" | "圆桌" | "U形" | "颁奖" | "乘车";
  view: string;
  sides: string[];
  second_is_people: boolean;
  most: number;
  front: string;
  desk: boolean;
  sets: Record<string, string>;
  customs: QsCustomData[];
  summary: string;
  basis: string;
  notes: string[];
}
interface QsCustomData { // builder.seating.shapes
  name: string;
  title: string;
  options: QsOptionData[];
}
interface QsOptionData { // builder.seating.shapes
  label: string;
  sets: Record<string, string>;
  practice: string;
  foreign: boolean;
}
interface QsPreset { // builder.program.format
  title: string;
  segments: QsPresetSegment[];
  circumstances: string[];
}
interface QsPresetSegment { // builder.program.format
  kind: string;
  day: number;
  at: string;
  length: number;
}
interface QsTask { // builder.program.format
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
  basis: string;
  scopes: string[];
  each: boolean;
  any_hour: boolean;
  makes: string[];
  needs: string[];
  stops: QsStop[];
}
interface QsDue { // builder.program.format
  anchor: string;
  amount: number;
  unit: "m" | "d" | "wd";
  clock: number;
  absent: string;
}
interface QsWhen { // builder.program.format
  all: QsComparison[];
  any: QsComparison[];
}
interface QsComparison { // builder.program.format
  question: string;
  operator: "=" | "!=" | ">=" | "<=" | ">" | "<";
  value: string;
  label: string;
  wanted: string;
}
interface QsGround { // builder.program.format
  text: string;
  url: string;
}
interface QsStop { // builder.program.format
  case: string;
  since: QsOffset | null;
  until: QsOffset;
}
interface QsOffset { // builder.program.format
  unit: "m" | "d";
  amount: number;
}
interface QsPause { // builder.program.format
  scope: string;
  stretch: string;
  name: string;
  title: string;
  at: QsDue;
  relation: string;
  place: string;
  caller: string;
  mode: "念单" | "巡场";
  any_hour: boolean;
  items: QsItem[];
}
interface QsItem { // builder.program.format
  id: string;
  text: string;
  expect: string;
  killer: boolean;
  checker: string;
  why: string;
  invalidated_by: string[];
  when: QsWhen;
  grounds: QsGround[];
  scopes: string[];
  needs: string[];
  stops: QsStop[];
}
interface QsLimit { // builder.program.format
  title: string;
  guests: string;
  companions: string;
  table: QsLimitStep[];
  clause: string;
}
interface QsLimitStep { // builder.program.format
  to: number | null;
  allowed: number | null;
  one_in: number | null;
}
interface QsOutside { // builder.program.format
  to: string;
  lines: Record<string, string>;
  segments: string[];
  answers: Record<string, string>;
  diet: boolean;
}
interface QsCase { // builder.program.format
  text: string;
  url: string;
  occurred: string;
  entered: string;
  because: string;
  when: string;
  do: string;
}
interface QsCard { // builder.program.format
  title: string;
  trigger: string;
  command: string;
  report_to: string;
  limit: string;
  steps: QsCardStep[];
  never: string[];
  write_down: string[];
  blocks: string[];
}
interface QsCardStep { // builder.program.format
  text: string;
  who: string;
  note: string;
}
interface QsProgram { // builder.program.format
  format: number;
  type: string;
  title: string;
  category: string;
  version: string;
  questions: QsQuestion[];
  retired: Record<string, string>;
  roles: string[];
  segments: string[];
  blocks: QsEventBlock[];
  layouts: Record<string, QsLayoutData>;
  presets: QsPreset[];
  length: number;
  place_word: string;
  stretch_word: string;
  own_leaders: boolean;
  without: string[];
  hangs_on_end: boolean;
  elements: boolean;
  touches: Record<string, string[]>;
  approvers: Record<string, string>;
  slack: Record<string, number>;
  tasks: QsTask[];
  pauses: QsPause[];
  closing: string;
  reading: QsGround[];
  minimal: string[];
  limits: QsLimit[];
  outside: QsOutside[];
  cases: Record<string, QsCase>;
  cards: QsCard[];
  calendar: QsCalendar;
}
interface QsCalendar { // builder.program.format
  first_day: number;
  known_until: number;
  working: string;
  hours: number[][];
}
interface QsIndexEntry { // builder.program.format
  type: string;
  title: string;
  category: string;
  summary: string;
}
interface QsRules { // builder.program.shared_rules
  plan: QsPlanRules;
  entries: QsEntryRules;
}
interface QsPlanRules { // builder.program.plan_rules
  stretch: string;
  task: string;
  conflicts: QsPairRule[];
  views: QsPlanView[];
  faults: string;
  fault_columns: QsPlanColumn[];
  nothing: string;
  same_event: string;
  older: string;
}
interface QsPairRule { // builder.program.plan_conflicts
  one: string;
  two: string;
  when: QsRuleTest[];
  said: QsSaid[];
}
interface QsRuleTest { // builder.program.rules
  left: string;
  operator: "=" | "!=" | "<" | "<=" | "in" | "not in";
  right: string;
}
interface QsSaid { // builder.program.plan_conflicts
  kind: string;
  when: QsRuleTest[];
  both: string[];
  once: string[];
  text: string;
  gives: QsGive[];
}
interface QsGive { // builder.program.plan_conflicts
  when: QsRuleTest[];
  text: string;
}
interface QsPlanView { // builder.program.plan_rules
  name: string;
  label: string;
  of: string;
  lines: string[];
  page: string;
  heading: string;
  columns: QsPlanColumn[];
  cells: Record<string, string[][]>;
}
interface QsPlanColumn { // builder.program.plan_rules
  title: string;
  share: number;
}
interface QsEntryRules { // builder.program.entry_rules
  lines: QsEntryRule[];
  called_off: string;
  closed: string[];
}
interface QsEntryRule { // builder.program.entry_rules
  of: "segments" | "tasks" | "pauses";
  key: string;
  start: string;
  end: string;
  title: string;
  place: string;
  words: string[];
  alarm: number;
  past: boolean;
}
interface QsResult { // builder.program.result
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
  missing: string[];
  segments: QsResultSegment[];
  seatings: QsResultSeating[];
  tasks: QsResultTask[];
  pauses: QsResultPause[];
  left_out: QsLeftOut[];
  closing: string;
  reading: QsGround[];
  covers: string;
  cases: QsResultCase[];
  cards: QsCard[];
  touches: Record<string, string[]>;
  approvers: Record<string, string>;
  outside: QsOutside[];
  without: string[];
  remarks: string[];
}
interface QsResultAnswer { // builder.program.result
  name: string;
  text: string;
  answer: string;
  about: string;
  touches: string[];
}
interface QsResultSegment { // builder.program.result
  id: string;
  kind: string;
  title: string;
  start: number;
  end: number;
  day: string;
  clock: string;
  place: string;
  people: string[];
  car: string;
  leaders: string[];
  own_leaders: boolean;
  touches: Record<string, string[]>;
}
interface QsResultSeating { // builder.program.result
  segment: string;
  when: string;
  place: string;
  title: string;
  custom: string;
  view: string;
  basis: string;
  plan: QsSeating;
  seats: QsSeat[];
  told: string[];
  notes: string[];
}
interface QsSeating { // builder.seating.shapes
  layout: string;
  title: string;
  view: string;
  custom: string;
  width: number;
  height: number;
  seats: QsSeat[];
  marks: QsSeatingMark[];
  lines: string[];
  notes: string[];
  said: string[];
  left: string[];
}
interface QsSeat { // builder.seating.shapes
  label: string;
  name: string;
  post: string;
  where: string;
  first: boolean;
  x: number;
  y: number;
}
interface QsSeatingMark { // builder.seating.shapes
  kind: "table" | "ring" | "empty" | "door" | "words";
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
}
interface QsResultTask { // builder.program.result
  id: string;
  text: string;
  due: number;
  due_text: string;
  statute_text: string;
  on_promise: boolean;
  state: string;
  workstream: string;
  lead: string;
  assist: string;
  check: string;
  roles: string[];
  document: string;
  red_line: boolean;
  fallback: string;
  grounds: QsGround[];
  basis: string;
  makes: string[];
  needs: string[];
}
interface QsResultPause { // builder.program.result
  name: string;
  title: string;
  segment: string;
  at: number;
  at_text: string;
  clock: string;
  place: string;
  caller: string;
  caller_role: string;
  mode: string;
  state: string;
  seconds: number;
  items: QsResultItem[];
}
interface QsResultItem { // builder.program.result
  number: number;
  id: string;
  text: string;
  expect: string;
  killer: boolean;
  checker: string;
  checker_role: string;
  why: string;
  invalidated_by: string[];
  grounds: QsGround[];
  needs: string[];
}
interface QsLeftOut { // builder.program.result
  id: string;
  text: string;
  because: string;
}
interface QsResultCase { // builder.program.result
  text: string;
  url: string;
  occurred: string;
  entered: string;
  because: string;
  when: string;
  do: string;
  numbers: number[];
  tasks: string[];
}
interface QsPaperProgram { // builder.program.paper_format
  name: string;
  label: string;
  pocket: number;
  one_side: boolean;
  code: boolean;
  sections: QsPaperSection[];
}
interface QsPaperSection { // builder.program.paper_format
  each: QsJoinedTexts;
  name: string;
  aside: string;
  runs_on: boolean;
  when: string;
  with_texts: Record<string, QsJoinedTexts>;
  parts: QsPaperPartProgram[];
}
interface QsJoinedTexts { // builder.program.paper_format
  rows: string;
  where: Record<string, string[]>;
  but: Record<string, string[]>;
  least: number;
  first: number;
  more: string;
  text: string;
  say: string[];
  between: string;
}
interface QsPaperPartProgram { // builder.program.paper_format
  kind: "facts" | "lines" | "say" | "table" | "tick" | "para" | "remark" | "sign" | "copy" | "each" | "picture" | "heading";
  of: QsJoinedTexts;
  with_texts: Record<string, QsJoinedTexts>;
  heading: string;
  chapter: boolean;
  aside: string;
  text: string;
  facts: string[][];
  label: string;
  columns: QsPaperCells[];
  empty: number;
  strong: string;
  numbered: boolean;
  none: string;
  picture: string;
  labels: string[];
  to: string;
  channel: string;
  when: string;
  unless: string;
  parts: QsPaperPartProgram[];
}
interface QsPaperCells { // builder.program.paper_format
  title: string;
  share: number;
  kind: "text" | "box" | "blank";
  text: string;
  once: string;
}
interface QsSection { // builder.outputs.paper
  title: string;
  aside: string;
  runs_on: boolean;
  blocks: QsBlock[];
}
interface QsFacts { // builder.outputs.paper
  kind: "facts";
  pairs: string[][];
}
interface QsWords { // builder.outputs.paper
  kind: "remark" | "heading" | "para";
  text: string;
  aside: string;
}
interface QsLines { // builder.outputs.paper
  kind: "lines";
  numbered: boolean;
  texts: string[];
}
interface QsPauseBlock { // builder.outputs.paper
  kind: "pause";
  pause: QsResultPause;
  closing: string;
}
interface QsTaskBlock { // builder.outputs.paper
  kind: "tasks";
  title: string;
  tasks: QsResultTask[];
}
interface QsTable { // builder.outputs.paper
  kind: "table";
  columns: QsColumn[];
  rows: QsRow[];
}
interface QsColumn { // builder.outputs.paper
  title: string;
  share: number;
  kind: "text" | "due" | "box" | "blank";
}
interface QsRow { // builder.outputs.paper
  cells: string[];
  strong: boolean;
  due?: number;
}
interface QsSign { // builder.outputs.paper
  kind: "sign";
  labels: string[];
}
interface QsSeats { // builder.outputs.paper
  kind: "seats";
  seating: QsSeating;
}
interface QsCopy { // builder.outputs.paper
  kind: "copy";
  to: string;
  channel: string;
  text: string;
}
interface QsEvent { // builder.model.event
  format: number;
  id: string;
  made: string | null;
  revision: number;
  type: string;
  title: string;
  minimal: boolean;
  answers: Record<string, string>;
  segments: QsSegment[];
  circumstances: Record<string, QsCircumstance>;
  promise: string | null;
  people: Record<string, QsPerson>;
  guests: string;
  leaders: string[];
  notes: string;
  marks: Record<string, QsMark>;
  last_time: QsLastTime | null;
  opinions: Record<string, "不清楚" | "多余">;
  added: QsOwnLine[];
  struck: Record<string, string>;
  edited: Record<string, string>;
  issued: QsIssued[];
  calendar: Record<string, string>;
  unfinished: Record<string, string>[];
}
interface QsSegment { // builder.model.event
  id: string;
  kind: string;
  title: string;
  start: string;
  end: string | null;
  place: string;
  people: string[];
  car: string;
  leaders: string[];
  briefs: Record<string, QsBrief>;
  answers: Record<string, string>;
}
interface QsBrief { // builder.model.event
  seat: string;
  meets: string;
  counterpart: string;
  says: string;
  minutes: number | null;
  dress: string;
}
interface QsCircumstance { // builder.model.event
  answers: Record<string, string>;
}
interface QsPerson { // builder.model.event
  name: string;
  seconded: boolean;
}
interface QsMark { // builder.model.mark
  state: "完成" | "有问题" | "拦住" | "未做" | "不涉及";
  note: string;
  at: string | null;
  by: string;
}
interface QsLastTime { // builder.model.last_time
  start: string;
  lines: QsLastLine[];
}
interface QsLastLine { // builder.model.last_time
  line: string;
  text: string;
  state: "完成" | "有问题" | "拦住" | "未做" | "不涉及";
  note: string;
}
interface QsOwnLine { // builder.model.event
  id: string;
  text: string;
  expect: string;
  pause: string;
  due: string | null;
  who: string;
}
interface QsIssued { // builder.model.event
  number: number;
  hash: string;
  at: string;
  event: Record<string, unknown>;
}
interface QsHandInChoice { // builder.pipeline
  type: string;
  title: string;
  pauses: QsPauseChoice[];
}
interface QsPauseChoice { // builder.pipeline
  name: string;
  title: string;
}
interface QsWordingProgram { // builder.program.wording_format
  name: string;
  label: string;
  pocket: number;
  one_side: boolean;
  code: boolean;
  sections: QsPaperSection[];
  id: string;
  layout: "函" | "文件" | "文稿";
  wide: boolean;
  office: string;
  types: string[];
  kinds: string[];
  subject: string;
  to: string;
  note: string;
}
interface QsWritten { // builder.program.wording_format
  name: string;
  layout: "函" | "文件" | "文稿";
  wide: boolean;
  office: string;
  lines: (QsWrittenLine | QsWrittenTable)[];
}
interface QsWrittenLine { // builder.program.wording_format
  role: "title" | "to" | "para" | "level1" | "level2" | "head" | "use" | "attachment" | "signed" | "dated" | "note" | "annex" | "annex-title";
  text: string;
}
interface QsWrittenTable { // builder.program.wording_format
  role: "table";
  titles: string[];
  shares: number[];
  rows: string[][];
}
interface QsDrill { // builder.program.drill_format
  number: string;
  lesson: string;
  type: string;
  type_title: string;
  title: string;
  case: string;
  minutes: number;
  over: number;
  people: string[];
  seats: QsDrillSeat[];
  steps: QsDrillStep[];
  lines: QsDrillLine[];
  told: QsDrillTold[];
  until: string;
  outcome: string;
  red_lines: string[];
  lucky: string;
  questions: string[];
}
interface QsDrillSeat { // builder.program.drill_format
  who: string;
  cards: QsDrillCard[];
}
interface QsDrillCard { // builder.program.drill_format
  step: number;
  minute: number;
  when: string;
  text: string;
}
interface QsDrillStep { // builder.program.drill_format
  step: number;
  minute: number;
  when: string;
  who: string;
  text: string;
  really: string;
}
interface QsDrillLine { // builder.program.drill_format
  number: number;
  key: string;
  step: number;
  at_step: string;
  text: string;
  node: string;
  who: string;
  when: string;
  early: string;
  asked: string;
  killer: boolean;
}
interface QsDrillTold { // builder.program.drill_format
  when: string;
  text: string;
  turn: string;
}
interface QsDrillEntry { // builder.program.drill_format
  lesson: string;
  case: string;
  type_title: string;
  people: number;
  minutes: number;
}
interface QsPersonRow { // builder.program.lists.duties
  who: string;
  duties: QsDuty[];
}
interface QsDuty { // builder.program.lists.duties
  who: string;
  at: number;
  when: string;
  day: string;
  clock: string;
  part: string;
  begins: string;
  text: string;
  expect: string;
  count: string;
  place: string;
  document: string;
  strong: boolean;
}
interface QsDoer { // builder.program.lists.duties
  who: string;
  tasks: QsToDo[];
}
interface QsToDo { // builder.program.lists.duties
  text: string;
  when: string;
}
interface QsContact { // builder.program.lists.duties
  role: string;
  name: string;
  work: string[];
  phone: string;
}
interface QsLeaderCard { // builder.program.lists.leader
  who: string;
  start_text: string;
  place: string;
  asked: string;
  dress: string;
  stops: QsLeaderStop[];
  had_one: boolean;
  changed: QsLeaderChange[];
}
interface QsLeaderStop { // builder.program.lists.leader
  kind: string;
  id: string;
  title: string;
  when: string;
  day: string;
  clock: string;
  place: string;
  car: string;
  people: string;
  seat: string;
  meets: string;
  counterpart: string;
  says: string;
  minutes: string;
  dress: string;
  then: string;
}
interface QsLeaderChange { // builder.program.lists.leader
  what: string;
  was: string;
  now: string;
}
interface QsSlip { // builder.program.lists.outside
  to: string;
  contact: string;
  phone: string;
  answers: QsKnown[];
  diet: string[];
  stops: QsSlipStop[];
  lines: QsToDo[];
}
interface QsKnown { // builder.program.lists.outside
  label: string;
  answer: string;
}
interface QsSlipStop { // builder.program.lists.outside
  title: string;
  day: string;
  clock: string;
  place: string;
  car: string;
  note: string;
}
interface QsCall { // builder.program.lists.calls
  who: string;
  phone: string;
  order: string;
  says: string[];
  asks: string[];
}
interface QsApproval { // builder.program.lists.scheme
  thing: string;
  text: string;
  who: string;
  by: string;
  when: string;
}
interface QsChange { // builder.program.lists.change
  what: string;
  about: string;
  stretch: string;
  touches: string[];
  was: string;
  now: string;
}
interface QsAgain { // builder.program.lists.change
  who: string;
  text: string;
  why: string;
}
interface QsOnSite { // builder.program.lists.change
  word: string;
  items: string[];
}
interface QsReceipt { // builder.program.lists.receipts
  who: string;
  part: string;
  news: string[];
}
interface QsNames { // builder.seating.shapes
  people: QsGuest[];
  said: string[];
  left: string[];
}
interface QsGuest { // builder.seating.shapes
  name: string;
  post: string;
  duty: "" | "译员" | "记录" | "签字" | "助签";
}
interface QsRanked { // builder.seating.shapes
  name: string;
  post: string;
  duty: "" | "译员" | "记录" | "签字" | "助签";
  label: string;
  rank: number;
}
interface QsReckoning { // builder.search.answer_table
  brackets: QsBracketData[];
  example: number;
  count: number;
  unit: string;
}
interface QsBracketData { // builder.search.answer_table
  to?: number;
  most?: number;
  part?: number;
  over?: number;
  words?: string;
}
interface QsDrillRecord { // builder.model.drill_record
  drill: string;
  lesson: string;
  type: string;
  held: string;
  lines?: Record<string, "拦住" | "没拦住" | "没人提">;
  answers?: string[];
  people?: number;
  minutes?: number;
}
interface QsRunRecord { // builder.model.run_record
  event: string;
  title?: string;
  hash?: string;
  exceptions?: Record<string, QsMark>;
  done?: string[];
  opinions?: Record<string, "不清楚" | "多余">;
  problems?: string[];
  leaks?: QsLeak[];
  promises?: QsPromised[];
  minutes?: number;
  draft?: Record<string, unknown>;
}
interface QsLeak { // builder.model.run_record
  lesson: string;
  late?: boolean;
  note?: string;
}
interface QsPromised { // builder.model.run_record
  matter: string;
  to?: string;
  made?: string | null;
  due: string;
  owner?: string;
  done?: string | null;
}
interface QsHandIn { // builder.model.hand_in
  format?: number;
  receipt: string;
  what: string;
  prevent: string;
  event_type?: string;
  month: string;
  title?: string;
  pause?: string;
  handled?: string;
  causes?: string;
  role?: string;
  repeats?: string;
  lines?: string[];
  opinion?: "不清楚" | "多余" | "";
  record?: string;
  adds_to?: string;
  left_out?: string;
}
interface QsMeetingRecord { // builder.model.meeting_record
  format?: number;
  receipt: string;
  event_type?: string;
  month: string;
  title?: string;
  rows: QsMeetingRow[];
  left_out?: string;
}
interface QsMeetingRow { // builder.model.meeting_record
  role?: string;
  what: string;
  pause?: string;
  prevent: string;
  lines?: string[];
  opinion?: "不清楚" | "多余" | "";
}
type QsBlock = QsFacts | QsWords | QsLines | QsPauseBlock | QsTaskBlock | QsTable | QsSign | QsSeats | QsCopy;
interface QsPrivacy {
  about: string;
  format: number;
  fold: Record<string, string>;
  patterns: {
    name: string;
    code: string;
    label: string;
    tests: string[];
    source: string;
    needs: string;
  }[];
  identity: {
    weights: number[];
    digits: string;
    birth_years: number[];
  };
  most_pieces: number;
  names: {
    code: string;
    surnames: string;
    compound: string[];
    titles: string[];
    deputy: string;
    not_before: string;
    not_given: string;
    not_names: string[];
  };
  zeros: string;
  invisible: string;
  hidden: string;
  entity: string;
  entities: Record<string, string>;
}
interface SearchCharacters {
  build: string;
  traditional: string;
  simplified: string;
  han: number[][];
  letters: number[][];
  spaces: number[][];
  dropped: number[][];
  known: number[][];
}
interface SearchShared {
  scale: number;
  single: number;
  whole: number;
  wordSize: number;
  longestQuery: number;
  readings: number;
  particles: string;
  particle: number;
  figures: number;
  units: string;
  piece: number;
  begun: number;
  rare: number;
  few: number;
  commoner: number;
  together: number;
  alike: number;
  sound: number;
  known: number;
  half: number;
  about: number;
  floor: number;
  short: number;
  enough: number;
  question: number;
  floorQuestion: number;
  near: number;
  snippet: number;
  lead: number;
  stopWords: string[];
  kinds: Record<string, string>;
  facets: Record<string, string>;
  similarTerms: number;
  similarFloor: number;
  similarShown: number;
  similarStretch: number;
  unsure: string;
  unsurePartly: string;
  sounds: string;
  partial: string;
  weak: string;
  mixed: string;
  outdated: string;
}
