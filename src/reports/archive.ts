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
  readonly rights: string | null;
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

/** Everything in an archive but its reports. */
export interface ArchiveLists {
  readonly description: ArchiveDescription;
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
}
