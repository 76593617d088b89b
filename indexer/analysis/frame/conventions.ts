// What the reports of one source have in common and one report alone does not tell: headings below which most of them say the very
// same, and who was at other meetings. Learnt from signs that are counted for each report, so that the order in which reports come
// and go makes no difference. Pure; a person's word in sources.yml stands above it.

import { hash } from 'node:crypto';
import type { MarkForm, Conventions as ToldConventions } from '../../../src/reports/archive.ts';
import { matchesIn } from '../../../src/reports/matches.ts';
import { smallLetters } from '../../../src/reports/narrow.ts';
import type { Report } from '../../../src/reports/report.ts';
import type { Attending } from '../speech/roster.ts';
import type { Block } from '../text/blocks.ts';
import { attendanceIn, merged } from './attendance.ts';
import { withImplicitHeadings } from './headings.ts';
import { blocksIn, outlineOf, sectionsIn } from './outline.ts';
import { parsedReport } from './parsed-report.ts';
import { headingKey } from './section-roles.ts';

/** What counts of one report; small, so that it can be kept for each. */
export interface ReportSigns {
  /** Sections with enough words to compare: the heading's key and a hash of the words below it. */
  readonly headings: readonly { readonly key: string; readonly words: string }[];
  readonly attending: readonly Attending[];
  /** What stands where marks of speech stand, in small letters: whom siblings might explain. */
  readonly labels: readonly string[];
}

/** What is known of a whole source. */
export interface Conventions {
  /** Keys of headings of no business: told by a person, or said alike in most reports. */
  readonly furniture: readonly string[];
  /** Keys of headings that a person has told to be business. */
  readonly business: readonly string[];
  readonly attending: readonly Attending[];
  /** Those of `furniture` that a person has named; absent where there are none. */
  readonly named?: readonly string[];
  /** Keys of the headings and labels that a person has told to list those present; absent where the reports decide. */
  readonly attendance?: readonly string[];
  /** How speakers are marked, as a person has told; absent where the reports decide. */
  readonly marks?: readonly MarkForm[];
}

export const NO_CONVENTIONS: Conventions = { furniture: [], business: [], attending: [] };

/** @param told of its source; @param parsed the report's text, where that has been parsed already */
export function signsOf(
  report: Pick<Report, 'text'>,
  told: ToldConventions | undefined = undefined,
  { attendees, rest } = parsedReport(report, told),
): ReportSigns {
  const outline = outlineOf(withImplicitHeadings(rest));
  // A block stands below several headings, one in another.
  const read = new Map<Block, Words>();
  const wordsOf = (block: Block): Words => {
    const words = read.get(block) ?? wordsIn(block.text);
    read.set(block, words);
    return words;
  };
  const headings = sectionsIn(outline).flatMap((section) => {
    const words = blocksIn(section).map(wordsOf);
    if (words.reduce((sum, { count }) => sum + count, 0) < FEWEST_WORDS) return [];
    const joined = words.flatMap(({ joined, count }) => (count > 0 ? joined : [])).join(' ');
    return [{ key: headingKey(section.heading?.text ?? ''), words: hash('sha1', joined).slice(0, 12) }];
  });
  return {
    headings: headings.filter(({ key }) => key !== ''),
    attending: merged([...attendees, ...attendanceIn(outline, attendanceTold(told))]).map(attending),
    labels: labelsIn(report.text),
  };
}

interface Words {
  /** With a space between them. */
  readonly joined: string;
  readonly count: number;
}

function wordsIn(text: string): Words {
  const small = smallLetters(text);
  const joined = (ASCII.test(small) ? small.replace(BETWEEN_ASCII, ' ') : small.replace(BETWEEN, ' ')).trim();
  let count = joined === '' ? 0 : 1;
  for (let at = joined.indexOf(' '); at >= 0; at = joined.indexOf(' ', at + 1)) count++;
  return { joined, count };
}

/** Classes of Unicode take several times as long as letters of ASCII, which most are; a single space stays as it is. */
const BETWEEN_ASCII = /(?:[^a-z0-9 ]| [^a-z0-9])[^a-z0-9]*/g;
const BETWEEN = /[^\p{L}\p{N}]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range is meant
const ASCII = /^[\x00-\x7f]*$/;

/** Fewer words are alike by chance: "None.", "The minutes were approved." */
const FEWEST_WORDS = 20;

/** An attendee as marks are resolved by. */
export function attending({ name, initials, nicks }: ReturnType<typeof merged>[number]): Attending {
  return { name, nicks: nicks ?? [], initials: initials ? [initials] : [], roles: [] };
}

function labelsIn(text: string): string[] {
  const found = matchesIn(
    text,
    /^[^\p{L}\n]{0,12}([\p{L}][\p{L}\p{M}\d_.’'-]*(?: [\p{L}][\p{L}\p{M}.’'-]*){0,3})(?=[*_]{0,2}\s?(?:[:>\]|–—(]|,\s))/gmu,
  );
  return [...new Set(found.map((match) => (match[1] ?? '').toLowerCase()))].slice(0, MOST_LABELS);
}

const MOST_LABELS = 400;

/** @param signs of all reports of one source, in any order */
export function conventionsOf(signs: readonly ReportSigns[], told: ToldConventions | undefined): Conventions {
  const counts = new Map<string, number>();
  for (const value of signs.flatMap(countedIn)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return conventionsCounted({ reports: signs.length, values: counts }, told);
}

/** How many reports of a source say what, by values of `countedIn`. */
export interface CountedSigns {
  /** Of the source. */
  readonly reports: number;
  /** All that begin with `ATTENDING`; of the others at least those that more than one report has. */
  readonly values: Iterable<readonly [value: string, reports: number]>;
}

/** What is counted of one report, each once. */
export function countedIn({ headings, attending }: ReportSigns): string[] {
  return [
    ...new Set([
      ...headings.map(({ key, words }) => `${ALIKE}${words} ${key}`),
      ...attending.map((one) => ATTENDING + JSON.stringify(one)),
    ]),
  ];
}

/** How values begin that tell who attends. */
export const ATTENDING = 'attending ';
const ALIKE = 'alike ';

export function conventionsCounted({ reports, values }: CountedSigns, told: ToldConventions | undefined): Conventions {
  const boilerplate: string[] = [];
  const attendees: Attending[] = [];
  for (const [value, having] of values) {
    if (value.startsWith(ATTENDING)) attendees.push(JSON.parse(value.slice(ATTENDING.length)));
    else if (having >= FEWEST_REPORTS && having > reports * LEAST_SHARE)
      boilerplate.push(value.slice(value.indexOf(' ', ALIKE.length) + 1));
  }
  const business = (told?.business ?? []).map(headingKey);
  const attendance = attendanceTold(told);
  const named = [...(told?.furniture ?? []).map(headingKey), ...(attendance ?? [])];
  const furniture = [...new Set([...boilerplate, ...named])];
  return {
    furniture: furniture.filter((key) => !business.includes(key)).sort(),
    business: [...business].sort(),
    attending: everybody(attendees),
    ...(named.length > 0 ? { named } : {}),
    ...(attendance ? { attendance } : {}),
    ...(told?.marks ? { marks: told.marks } : {}),
  };
}

/** As keys of headings. */
function attendanceTold(told: ToldConventions | undefined): readonly string[] | undefined {
  return told?.attendance?.map(headingKey).sort();
}

const FEWEST_REPORTS = 2;
const LEAST_SHARE = 0.5;

/** Each person once, by name, whatever the order of the reports. */
function everybody(attendees: readonly Attending[]): Attending[] {
  const byName = new Map<string, Attending>();
  for (const one of attendees) {
    const known = byName.get(one.name.toLowerCase());
    byName.set(one.name.toLowerCase(), {
      name: known && known.name < one.name ? known.name : one.name,
      nicks: union(known?.nicks, one.nicks),
      initials: union(known?.initials, one.initials),
      roles: union(known?.roles, one.roles),
    });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function union(a: readonly string[] = [], b: readonly string[] = []): string[] {
  return [...new Set([...a, ...b])].sort();
}

/** What of a source's conventions concerns one report: only a change of this analyses the report anew. */
export function conventionsFor({ headings, labels }: ReportSigns, all: Conventions): Conventions {
  const keys = new Set(headings.map(({ key }) => key));
  const wanted = new Set(labels.flatMap((label) => [label, ...label.split(' ')]));
  return {
    // However few words stand below it, what a person has named counts.
    furniture: all.furniture.filter((key) => keys.has(key) || all.named?.includes(key) === true),
    business: all.business,
    ...(all.attendance ? { attendance: all.attendance } : {}),
    ...(all.marks ? { marks: all.marks } : {}),
    attending: all.attending.filter((one) => namesOf(one).some((name) => wanted.has(name))),
  };
}

/** Everything by which somebody may be called, in small letters. */
function namesOf({ name, nicks, initials }: Attending): string[] {
  const parts = name.toLowerCase().split(/\s+/);
  return [name.toLowerCase(), ...parts, parts.map((part) => part[0] ?? '').join(''), ...nicks, ...initials].map((one) =>
    one.toLowerCase(),
  );
}
