// Says in some ten lines what an archive holds now, what was passed over and why, what is doubtful, and the next three things worth doing.
// Prints nothing itself.
import { relative, sep } from 'node:path';
import type { Catalogue, CataloguedReport } from '../../src/catalogue/catalogue.ts';
import type { Hint } from '../archive/hint.ts';
import type { Archive } from '../archive/store.ts';
import { suspicionsIn } from '../archive/suspicions.ts';
import type { Brought } from './bring.ts';

export interface SummaryOptions {
  /** As it is typed from the current folder. */
  readonly folder: string;
  readonly isNew: boolean;
  readonly archive: Pick<Archive, 'lists' | 'files'>;
  readonly catalogue: Catalogue;
  /** `null` where nothing was read in this run. */
  readonly brought: Brought | null;
  readonly hint: Hint;
  /** What was typed for the materials, as a shell reads it. */
  readonly typed: string;
}

export function summaryOf(options: SummaryOptions): string[] {
  const { folder, isNew, archive, catalogue, brought } = options;
  const { itemCount, speakerCount } = catalogue.describe();
  const { description } = archive.lists;
  const reports = catalogue.reports();
  const meetings = reports.filter(({ kind }) => kind === 'meeting report');
  const others = reports.filter(({ kind }) => kind !== 'meeting report');
  const undated = meetings.filter(({ meeting }) => meeting === null);
  const days = meetings.flatMap(({ meeting }) => (meeting ? [meeting.start] : [])).sort();
  const dates = new Set(meetings.flatMap(({ meeting, body }) => (meeting ? [`${body.id} ${meeting.start}`] : [])));
  const [first, last] = [days[0], days.at(-1)].map((day) => (day ? dayInWords(day) : ''));
  const span = days.length === 0 ? '' : first === last ? `, on ${first}` : `, from ${first} to ${last}`;
  const nameless = meetings.filter(({ author }) => author === null).length;
  // Whoever says "I" outside of all speech is the author; minutes that nobody signs have none.
  const isInFirstPerson = meetings.some(
    ({ id, author }) =>
      author === null &&
      catalogue
        .businessOf(id)
        .some(({ statements }) => statements.some(({ speaker, text }) => speaker === null && FIRST_PERSON.test(text))),
  );
  const authors = [...Map.groupBy(meetings, ({ author }) => author)].flatMap(([author, all]) =>
    author === null ? [] : [`${author} ${all.length.toLocaleString('en-GB')}`],
  );
  const doubts = suspicionsIn(archive, (report) => catalogue.businessOf(report.id), options.hint);
  const problems = brought?.results.flatMap((result) => result.problems) ?? [];
  const lines = [
    `${isNew ? 'New archive' : 'Archive'}: ${folder}${cameIn(brought, isNew)}`,
    `${count(meetings.length, 'report')} of ${count(dates.size + undated.length, 'meeting')}${span}: ${count(itemCount, 'agenda item')}, ${count(speakerCount, 'speaker')}.`,
    authors.length > 0 || nameless === 0
      ? `Authors: ${[...authors.slice(0, MOST_NAMED), ...(nameless > 0 ? [`no author stated ${nameless.toLocaleString('en-GB')}`] : [])].join(', ')}.`
      : 'Authors: none stated.',
  ];
  if (isNew) {
    const bodies = description.bodies.map(({ name }) => `“${name}”`).join(', ');
    lines.push(
      `Guessed: title “${description.title}”, body ${bodies}, language ${description.language}, time zone ${description.timeZone}. To change: ${folder}/archive.yml`,
    );
  }
  lines.push(...(brought?.remarks ?? []));
  for (const note of brought?.notes ?? [])
    lines.push(
      PASSED_OVER.test(note) ? `Passed over: ${note.replace(PASSED_OVER, '$<count> ($<endings>)')}.` : `Note: ${note}.`,
    );
  if (others.length > 0)
    lines.push(
      `Not searched: ${count(others.length, 'text')} that ${others.length === 1 ? 'reports' : 'report'} no meeting: ${titled(others)}.`,
    );
  if (undated.length > 0)
    lines.push(
      `No day found: ${titled(undated)}. Add “meeting: 2031-05-04” to ${undated.length === 1 ? 'its file' : 'their files'}.`,
    );
  lines.push(
    ...limited(problems, 'Not read'),
    ...limited(
      doubts.filter((line) => !/have no day\./.test(line)),
      'Doubtful',
    ),
  );
  return [
    ...lines,
    'Next:',
    ...nextSteps(options, isInFirstPerson ? nameless : 0).map((step, index) => `  ${index + 1}. ${step}`),
  ];
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function dayInWords(day: string): string {
  return DAY.format(new Date(`${day}T12:00:00Z`));
}

const FIRST_PERSON = /(?<![\p{L}\p{N}.’'“"‘])I(?![\p{L}\p{N}.’'])/u;

/** "/home/ann/minutes: 2 files passed over: .log 1, .rst 1" */
const PASSED_OVER = /^.*: (?<count>\d+ files?) passed over: (?<endings>.*)$/s;

const MOST_NAMED = 4;
const MOST_LINES = 3;

/** "township", "../minutes": a path as it can be typed here; absolute where that is shorter to read. */
export function shownPath(path: string, from: string): string {
  const shown = relative(from, path);
  return shown === '' ? '.' : shown.startsWith(`..${sep}..`) ? path : shown;
}

function cameIn(brought: Brought | null, isNew: boolean): string {
  if (isNew || brought === null) return '';
  const sum = (column: 'added' | 'updated' | 'vanished'): number =>
    brought.results.reduce((total, { counts }) => total + counts[column], 0);
  const [added, updated, vanished] = [sum('added'), sum('updated'), sum('vanished')];
  if (added + updated + vanished === 0) return '. Nothing new.';
  const parts = [
    `${added} new`,
    ...(updated > 0 ? [`${updated} changed`] : []),
    ...(vanished > 0 ? [`${vanished} no longer at the source`] : []),
  ];
  return `. ${parts.join(', ')}.`;
}

function nextSteps({ folder, hint, typed, archive }: SummaryOptions, nameless: number): string[] {
  const file = (name: string): string => `${folder}/${name}`;
  const steps: string[] = [];
  if (nameless > 0 && typed !== '')
    steps.push(
      `If one person wrote ${nameless === 1 ? 'the report' : `the ${nameless} reports`} without an author: ${hint(`init ${typed} --author "NAME"`)}`,
    );
  steps.push(`Search: ${hint('search WORDS')}`);
  if (archive.lists.people.length === 0)
    steps.push(`Name people that the reports only call by initials or office: ${file('people.yml')}`);
  steps.push(`See which speakers are a guess: ${hint('check --doubtful')}`);
  if (archive.lists.topics.length === 0)
    steps.push(`Find topics: ${hint('topics --suggest')}, then write them to ${file('topics.yml')}`);
  return steps.slice(0, MOST_STEPS);
}

const MOST_STEPS = 3;

function titled(reports: readonly CataloguedReport[]): string {
  const named = reports.slice(0, MOST_LINES).map(({ title }) => `“${title}”`);
  return [...named, ...(reports.length > MOST_LINES ? [`${reports.length - MOST_LINES} more`] : [])].join(', ');
}

function limited(texts: readonly string[], what: string): string[] {
  const lines = texts.slice(0, MOST_LINES).map((text) => `${what}: ${text}`);
  return texts.length > MOST_LINES ? [...lines, `${what}: … and ${texts.length - MOST_LINES} more`] : lines;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}
