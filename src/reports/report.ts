// What a report is: one author's account of one meeting, with where it came from. Knows nothing of files or of analysis.

/** A calendar day as `YYYY-MM-DD`. */
export type IsoDate = string;

/** The day or days of a meeting, both ends included; `start` equals `end` for a meeting of one day. */
export interface MeetingDays {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** An attendee as minutes list them. */
export interface Attendee {
  readonly name: string;
  readonly initials: string | null;
  readonly organisation: string | null;
  /** Names in chats and on code hosts, without @; absent where the list has none. */
  readonly nicks?: readonly string[];
}

/** What a person has corrected in a report's analysis, found again by a few of the report's words. */
export interface Correction {
  /** Words of the report that occur in it once; typography, case and white space do not matter. */
  readonly quote: string;
  /** Who says the sentences that the words touch; `null` for nobody. Absent where the speaker is not corrected. */
  readonly speaker?: string | null;
  /** Words further on in the same item: the speaker says everything from the quote to the sentence that holds them. */
  readonly through?: string;
  /** An agenda item begins with the sentence that holds the words: its title, or `true` where the title is to be made up. */
  readonly item?: string | true;
  /** What begins with these words belongs to the item before. */
  readonly joins?: true;
  /** Ids of all topics of the item that holds the words. */
  readonly topics?: readonly string[];
}

/** A post that reports no meeting is kept, but stays out of the search unless asked for. */
export type ReportKind = 'meeting report' | 'other post';

export interface Report {
  /** `<source>-<meeting date>`, or `<source>-<slug of the title>` where the meeting has no date. */
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  /** `null` for minutes, which nobody signs. */
  readonly author: string | null;
  /** Id of a body of `archive.yml`. */
  readonly body: string;
  readonly kind: ReportKind;
  readonly meeting: MeetingDays | null;
  /** How the meeting's date was inferred where the title does not state it; shown to readers. */
  readonly meetingNote: string | null;
  readonly published: IsoDate | null;
  readonly url: string | null;
  /** Http(s) address of the recording that its time marks count in; absent where none is known. */
  readonly media?: string;
  /** ISO 8601 instant at which the capture was read. */
  readonly captured: string | null;
  /** SHA-256 (hex) of the captured bytes. */
  readonly sha256: string | null;
  /** The capture ends before the report does. */
  readonly truncated: boolean;
  /** Day on which its source was found not to have it any more; absent while it has. */
  readonly vanished?: IsoDate;
  /** Day on which its author was found to have changed it last; absent where that never happened. */
  readonly changed?: IsoDate;
  readonly corrections: readonly Correction[];
  /** The account itself, as Markdown, without the title. */
  readonly text: string;
}
