// One report as one file: YAML front matter and Markdown. Parses and writes the text of such a file; the disk is not its business.
import { stringify } from 'yaml';
import { z } from 'zod';
import { slug } from '../../src/reports/ids.ts';
import type { IsoDate, MeetingDays, Report, ReportKind } from '../../src/reports/report.ts';
import { correctedMeeting, correctionFields, correctionsOf, correctionsSchema } from './corrections.ts';
import { tooMuchIn } from './limits.ts';
import type { ArchiveProblem } from './problem.ts';
import { isoDate, readYaml, whenMissing } from './yaml.ts';

/** A report with what only its file knows. */
export interface StoredReport extends Report {
  /** SHA-256 (hex) of the text as it was imported: differs from the text's own where a person has edited it. `null` for reports written by hand. */
  readonly textSha256: string | null;
  /** Name and version of what turned the capture into text, where another version may give another text. */
  readonly reader?: string;
  /** What the last import or index worked out by rules, field by field: where the report says otherwise, a person has set it. */
  readonly inferred?: Inferred;
  /** What the file says of the meeting where a correction says otherwise: the report keeps its id. */
  readonly uncorrected?: Pick<Report, 'meeting' | 'meetingNote'>;
}

/** A field that is absent was not worked out by rules, or by a version that did not write it down. */
export interface Inferred {
  readonly title?: string;
  readonly kind?: ReportKind;
  readonly meeting?: MeetingDays | null;
}

export type ParsedReport =
  | { readonly report: StoredReport; readonly problems?: undefined }
  | { readonly problems: readonly ArchiveProblem[] };

const meetingText = z
  .string()
  .refine((text) => isMeeting(text), 'must be a day as 2023-05-23, or two as 2023-05-23/2023-05-24, the first first');

const kind = z.enum(['meeting report', 'other post'], 'must be "meeting report" or "other post"');

const frontMatter = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be of small letters, digits and single hyphens')
    .optional(),
  title: z
    .string({ error: whenMissing('is missing: give the report a title') })
    .refine((title) => title.trim() !== '', 'is empty: give the report a title'),
  author: z.string().min(1).nullish(),
  body: z.string({ error: whenMissing('is missing: name a body of archive.yml by its id') }).min(1),
  kind: kind.default('meeting report'),
  meeting: meetingText.nullish(),
  meetingNote: z.string().nullish(),
  published: isoDate.nullish(),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).nullish(),
  media: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).nullish(),
  captured: z.iso.datetime({ offset: true, error: 'must be an instant as 2024-12-01T09:00:00Z' }).nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .nullish(),
  textSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .nullish(),
  reader: z.string().min(1).nullish(),
  truncated: z.boolean().default(false),
  changed: isoDate.nullish(),
  vanished: isoDate.nullish(),
  inferred: z
    .strictObject({
      title: z.string().optional(),
      kind: kind.optional(),
      meeting: meetingText.or(z.literal('none')).optional(),
    })
    .nullish(),
  corrections: correctionsSchema(meetingText),
});

/** The opening line, the YAML and the closing line. */
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n|)---[ \t]*(?:\n|$)/;

/** Whether a text begins as a report file does: with fields of ours. The front matter of a site generator has a title and no body. */
export function hasFrontMatter(text: string): boolean {
  const fields = FRONT_MATTER.exec(text)?.[1] ?? '';
  return ['title', 'body'].every((name) =>
    new RegExp(String.raw`^(?:${name}|"${name}"|'${name}')[ \t]*:`, 'm').test(fields),
  );
}

/** Parses a file of source `sourceId`. Its id comes from the front matter, else from the source and the meeting's first day or the title. */
export function parseReportFile(path: string, sourceId: string, content: string): ParsedReport {
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = FRONT_MATTER.exec(text);
  if (!match) {
    const message = /^---[ \t]*\n/.test(text)
      ? 'the front matter is not closed: end it with a line of three hyphens'
      : 'no front matter: begin the file with a line of three hyphens, "title:" and "body:", and a line of three hyphens';
    return { problems: [{ path, line: 1, message }] };
  }
  const fields = readYaml(path, match[1] ?? '', frontMatter, 2);
  if (fields.problems) return { problems: fields.problems };
  const tooMuch = tooMuchIn(text.slice(match[0].length));
  if (tooMuch) {
    return { problems: [{ path, line: tooMuch.line + linesIn(match[0]), message: tooMuch.message }] };
  }
  const { value } = fields;
  const meeting = value.meeting ? meetingDays(value.meeting) : null;
  const corrected = correctedMeeting(value.corrections, meetingDays);
  return {
    report: {
      id: value.id ?? reportId(sourceId, meeting, value.title),
      sourceId,
      title: value.title,
      author: value.author ?? null,
      body: value.body,
      kind: value.kind,
      meeting: corrected ?? meeting,
      meetingNote: corrected ? 'The date was corrected by hand.' : (value.meetingNote ?? null),
      ...(corrected ? { uncorrected: { meeting, meetingNote: value.meetingNote ?? null } } : {}),
      published: value.published ?? null,
      url: value.url ?? null,
      ...(value.media ? { media: value.media } : {}),
      captured: value.captured ?? null,
      sha256: value.sha256 ?? null,
      textSha256: value.textSha256 ?? null,
      truncated: value.truncated,
      ...(value.reader ? { reader: value.reader } : {}),
      ...(value.changed ? { changed: value.changed } : {}),
      ...(value.vanished ? { vanished: value.vanished } : {}),
      ...(value.inferred ? { inferred: inferredIn(value.inferred) } : {}),
      corrections: correctionsOf(value.corrections),
      text: text.slice(match[0].length).trim(),
    },
  };
}

/** The content of the file; parsing it gives the same report back. */
export function formatReportFile(report: StoredReport): string {
  const { meeting, meetingNote } = report.uncorrected ?? report;
  const fields = {
    ...(report.id === reportId(report.sourceId, meeting, report.title) ? {} : { id: report.id }),
    title: report.title,
    author: report.author ?? undefined,
    body: report.body,
    kind: report.kind === 'meeting report' ? undefined : report.kind,
    meeting: meeting ? formatMeeting(meeting) : undefined,
    meetingNote: meetingNote ?? undefined,
    published: report.published ?? undefined,
    url: report.url ?? undefined,
    media: report.media,
    captured: report.captured ?? undefined,
    sha256: report.sha256 ?? undefined,
    textSha256: report.textSha256 ?? undefined,
    reader: report.reader,
    truncated: report.truncated || undefined,
    changed: report.changed,
    vanished: report.vanished,
    inferred: report.inferred && inferredFields(report.inferred),
    corrections: correctionFields(
      report.corrections,
      report.uncorrected && report.meeting ? formatMeeting(report.meeting) : null,
    ),
  };
  return `---\n${stringify(fields, { schema: 'core', lineWidth: 0 })}---\n\n${report.text.trim()}\n`;
}

/** `<source>-<meeting date>`, or `<source>-<slug of the title>` where the meeting has no date. */
export function reportId(sourceId: string, meeting: MeetingDays | null, title: string): string {
  return `${sourceId}-${meeting?.start ?? slug(title)}`;
}

/** `<date>-<slug>.md`, the date being the meeting's or the publication's. */
export function reportFileName(report: Pick<Report, 'meeting' | 'published' | 'title'>): string {
  const date: IsoDate | null = report.meeting?.start ?? report.published;
  return `${date === null ? 'undated' : date}-${slug(report.title, 60)}.md`;
}

type InferredFields = NonNullable<z.output<typeof frontMatter>['inferred']>;

function inferredIn({ title, kind, meeting }: InferredFields): Inferred {
  return {
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(meeting === undefined ? {} : { meeting: meeting === 'none' ? null : meetingDays(meeting) }),
  };
}

function inferredFields({ title, kind, meeting }: Inferred): InferredFields {
  return {
    title,
    kind,
    meeting: meeting === undefined ? undefined : meeting === null ? 'none' : formatMeeting(meeting),
  };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function isMeeting(text: string): boolean {
  const days = text.split('/');
  return (
    days.length <= 2 && days.every((day) => isoDate.safeParse(day).success) && (days[0] ?? '') <= (days.at(-1) ?? '')
  );
}

function meetingDays(text: string): MeetingDays {
  const [start = text, end = start] = text.split('/');
  return { start, end };
}

function formatMeeting({ start, end }: MeetingDays): string {
  return start === end ? start : `${start}/${end}`;
}
