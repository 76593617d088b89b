// Agenda items and what stands in them: statements, decisions, topics. An item's statements, joined, are its text.
import type { IsoDate, MeetingDays, ReportKind } from './report.ts';

export interface SpeakerRef {
  /** Slug: of `people.yml` where the person is listed there, of the name otherwise. */
  readonly id: string;
  readonly name: string;
}

/** What an acronym stands for, as the archive's own reports explain it. */
export interface Acronym {
  readonly acronym: string;
  /** In small letters but for names, without an article: "national policy forum". */
  readonly expansion: string;
}

export interface TopicRef {
  readonly id: string;
  readonly label: string;
}

/** What the words give away about who speaks; shown as "how do we know". */
export type HowFound =
  | 'initials' // "KG: …" in minutes
  | 'named' // the sentence names the speaker with a reporting verb
  | 'pronoun' // "he said", "she thanked"
  | 'role' // "the General Secretary reported"
  | 'author' // "I asked": the report's author
  | 'continued' // reported speech that goes on without a name
  | 'presenter' // the heading names who reports, and nobody else has spoken yet
  | 'correction' // a person has said so in the report's file
  | 'narration'; // nobody is reported to speak

/** An attribution less sure than this is shown and listed as doubtful. */
export const DOUBTFUL_BELOW = 0.6;

/** Inline Markdown of a statement: `[start, end)` are UTF-16 offsets into the statement's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: 'link' | 'code' | 'emphasis' | 'strong';
  /** Only for links: an http(s) or mailto address. */
  readonly url?: string;
}

/** The shape of the block that a statement stands in. */
export type StatementForm = 'paragraph' | 'list' | 'subheading' | 'quote' | 'code' | 'table';

export interface Statement {
  /** Anchor within the item: from a hash of the text, so that it survives insertions before it. */
  readonly id: string;
  /** The name as this report's own list of attendees spells it, where it has one; the item's `speakers` carry the archive's spelling. */
  readonly speaker: SpeakerRef | null;
  /** Plain text, white space after it included: a statement that ends its block ends with a line feed or two. */
  readonly text: string;
  readonly form: StatementForm;
  readonly spans: readonly Span[];
  readonly found: HowFound;
  /** 0 to 1: how sure the attribution is. */
  readonly confidence: number;
  /** The words that gave the speaker away, or `null` for narration. */
  readonly evidence: string | null;
  /** When it was spoken, in seconds from the beginning of the recording; absent where the report does not say. */
  readonly start?: number;
  /** When it ended; absent where the report does not say. */
  readonly end?: number;
}

/** Numbers of votes; `null` where the text does not tell them ("passed with one abstention"). */
export interface Votes {
  readonly for: number | null;
  readonly against: number | null;
  readonly abstained: number | null;
}

/** What became of a motion or a question: "tabled" is deferred, consensus is agreed. */
export const OUTCOMES = ['carried', 'lost', 'agreed', 'noted', 'deferred', 'withdrawn', 'remitted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Decision {
  /** The words that state the decision: a sentence, or a motion with its result, or an introduction with its list. */
  readonly text: string;
  /** `null` where it was moved and seconded, and the text does not say what became of it. */
  readonly outcome: Outcome | null;
  readonly votes: Votes | null;
  /** As printed, with any title, but by the full name where only one name is printed and fits one of those present; `null` where nobody is named. */
  readonly mover: string | null;
  readonly seconder: string | null;
}

/** What somebody is to do. It was set down by the meeting, and nobody is reported to say it. */
export interface ActionItem {
  readonly text: string;
  /** As printed; empty where nobody is named. */
  readonly owners: readonly string[];
}

/**
 * What an item is for. Furniture says who was there, how to join, what is linked: it stands in the report, and neither search nor
 * counts know it.
 */
export type ItemKind = 'business' | 'furniture';

/** Whether search, counts, lists and feeds know the item; everything that tells the two kinds apart asks here. */
export function isBusiness({ kind }: Pick<AgendaItem, 'kind'>): boolean {
  return kind === 'business';
}

export interface AgendaItem {
  /** Slug of the heading or the title, unique within the report. */
  readonly id: string;
  readonly kind: ItemKind;
  /** 1 for the first item of its report; furniture has its place, too. */
  readonly position: number;
  /** As the report has it; `null` where it has none. */
  readonly heading: string | null;
  readonly title: string;
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Everybody who speaks in the item, in order of first speaking. */
  readonly speakers: readonly SpeakerRef[];
  readonly topics: readonly TopicRef[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly ActionItem[];
}

/** The report of an item as search results, pages and exports show it. */
export interface ReportSummary {
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  readonly author: string | null;
  readonly body: { readonly id: string; readonly name: string };
  readonly kind: ReportKind;
  readonly meeting: MeetingDays | null;
  readonly published: IsoDate | null;
  readonly url: string | null;
  readonly truncated: boolean;
  /** Address of the recording that times of statements count in; absent where none is known. */
  readonly media?: string;
}

/** An agenda item with its report: what is pushed to the catalogue and the engine. */
export interface ItemDocument extends AgendaItem {
  /** `<report id>_<item id>`: letters, digits, `-` and one `_`, as Meilisearch asks of a primary key. */
  readonly documentId: string;
  readonly report: ReportSummary;
  /** First day of the meeting, else the day of publication, else `null`: what results are sorted and filtered by. */
  readonly date: IsoDate | null;
  /** SHA-256 (hex) of everything else in the document: equal hashes need no second indexing. */
  readonly hash: string;
}
