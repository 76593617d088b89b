// The archive's own lists: bodies, sources, people, topics. Shapes only; reading them is the indexer's business.
import type { IsoDate } from './report.ts';

export interface Body {
  readonly id: string;
  readonly name: string;
}

export interface ArchiveDescription {
  readonly title: string;
  readonly description: string;
  /** An invented archive says so on every page. */
  readonly fictional: boolean;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly bodies: readonly Body[];
  /** Where readers report mistakes: an http, https or mailto address. */
  readonly contact?: string | undefined;
}

export interface Source {
  readonly id: string;
  readonly kind: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly author: string | null;
  /** Id of a body. */
  readonly body: string;
  /** Address of one capture's page, with `{folder}` and `{file}` for the last two parts of the capture's path. */
  readonly pageUrl: string | null;
  /** Address of the recording of one capture, with `{folder}`, `{file}` and `{name}` (the file without its ending); absent where there is none. */
  readonly media?: string;
  readonly rights: string | null;
  /** How pages name the source where they credit it; absent where its title does. */
  readonly credit?: string | null;
  /** Absent where the defaults hold. */
  readonly harvest?: HarvestRules;
  /** What a person says of how its reports are written; absent where nobody does. */
  readonly conventions?: Conventions;
}

/** How a source's reports are written; headings as they are written there. */
export interface Conventions {
  /** How days in numbers are read (04/05/2031), whatever the reports seem to show; absent where they decide. */
  readonly days?: 'day-first' | 'month-first';
  /** What stands below them is no business of a meeting. */
  readonly furniture: readonly string[];
  /** What stands below them is, whatever it looks like. */
  readonly business: readonly string[];
  /** Headings below which, or labels behind which, those present are listed, and nowhere else; absent where the reports decide. */
  readonly attendance?: readonly string[];
  /** How the words of speakers are marked, and in no other way; empty where nothing marks them; absent where the reports decide. */
  readonly marks?: readonly MarkForm[];
}

/** Forms of marks, by what stands around a name: "Ada: …", "Ada – …", "[Ada] …", "<ada> …", "**Ada** …", "Ada, …", a cell of a table. */
export const MARK_FORMS = ['colon', 'dash', 'brackets', 'angle', 'bold', 'comma', 'table'] as const;
export type MarkForm = (typeof MARK_FORMS)[number];

/** Patterns of titles, categories and authors: letters in any case, `*` for anything. */
export interface PostPatterns {
  readonly title: readonly string[];
  readonly category: readonly string[];
  readonly author: readonly string[];
}

/** What of a source is harvested, and how. */
export interface HarvestRules {
  /** False for sources that only `import` fills. */
  readonly isHarvested: boolean;
  /** Where its feed is, for sources that do not say so themselves. */
  readonly feedUrl: string | null;
  /** A post is taken where one of these fits, or where there are none. */
  readonly include: PostPatterns;
  /** A post is left where one of these fits. */
  readonly exclude: PostPatterns;
  /** Posts published before this day are left. */
  readonly since: IsoDate | null;
  /** For kind `pages`: patterns of the addresses that lead to reports. */
  readonly links: readonly string[];
  /** For kinds `files` and `git`: a folder, from the archive's own. For `files` also a zip, which is read in place. */
  readonly folder: string | null;
  /** Of that folder only these files, by their paths below it; all where none is named. */
  readonly files: readonly string[];
  /** For kind `files`: instead of a folder, addresses of the web that hold one file each. */
  readonly addresses: readonly string[];
  /** The address as somebody gave it, where `url` is another. By it the same material finds its archive again. */
  readonly material: string | null;
  readonly allowPrivateAddresses: boolean;
  /** Between two requests; `null` where the default holds. */
  readonly pauseSeconds: number | null;
}

export interface Role {
  readonly title: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly initials: readonly string[];
  readonly pronouns: 'he' | 'she' | 'they' | null;
  readonly roles: readonly Role[];
}

export interface Topic {
  readonly id: string;
  readonly label: string;
  /** Words and phrases, case ignored; a trailing `*` stands for any ending. */
  readonly words: readonly string[];
  /** Phrases that do not count although they hold one of the words. */
  readonly not: readonly string[];
}

/** Words and phrases that a reader may take for each other; at least two. */
export type SynonymGroup = readonly string[];

/** A report that was taken out at its author's request. */
export interface Withdrawal {
  /** Id of the report: its permalinks stay, and say so. */
  readonly report: string;
  readonly withdrawn: IsoDate;
  /** A sentence for readers. */
  readonly reason: string;
}

/** Everything in an archive but its reports. */
export interface ArchiveLists {
  readonly description: ArchiveDescription;
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
  readonly synonyms: readonly SynonymGroup[];
}
