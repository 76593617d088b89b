// Reads the YAML with which site generators (Jekyll, Hugo, VuePress, HackMD) begin a page, where it is not a report file's own:
// its title, day and author. Knows no field of ours; anything it cannot read stays text.
import { parse } from 'yaml';
import { headerOfPage } from '../../src/reports/page-headers.ts';
import type { IsoDate } from '../../src/reports/report.ts';
import { isoDate } from '../archive/yaml.ts';

export interface ForeignPage {
  readonly title: string | null;
  /** The day that `date:` states, `null` where it states none or the day does not exist. */
  readonly date: IsoDate | null;
  readonly author: string | null;
  /** The page without its front matter. */
  readonly text: string;
}

/** The opening line, the YAML and the closing line; an empty block, too. */
const FRONT_MATTER = /^\uFEFF?---[ \t]*\n([\s\S]*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** Takes any text; one without front matter comes back as it is. */
export function foreignPage(text: string): ForeignPage {
  const none = { title: null, date: null, author: null, text };
  const header = headerOfPage(text);
  const match = header ?? FRONT_MATTER.exec(text);
  const yaml = match?.[1] ?? '';
  // A rule at the top of a page is no front matter: that begins with a field, and every line is one, a part of one, or a comment.
  const isYaml = (line: string): boolean => /^(?:[\w"'-][\w "'.-]*:(?:\s|$)|\s|-\s|#|$|[}\])])/.test(line);
  if (!match || !/^(?:\s*[\w"'-]|#|\n?$)/.test(yaml) || !yaml.split('\n').every(isYaml)) return none;
  const fields = header ? lineByLine(yaml) : parsed(yaml);
  if (!fields) return none;
  return {
    title: textIn(fields, 'title'),
    date: dayOf(fields.date ?? fields.Date),
    author: textIn(fields, 'author'),
    text: withSummary(text.slice(match[0].length), textIn(fields, 'summary') ?? textIn(fields, 'description')),
  };
}

function parsed(yaml: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(yaml, { schema: 'core', maxAliasCount: 0, logLevel: 'silent' });
    if (value === null) return {};
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    // Templates in front matter ("title: {{ page }}") are no YAML, and no text of the page either.
    return {};
  }
}

/** Such a header is no YAML: a colon may stand in any value. */
function lineByLine(header: string): Readonly<Record<string, string>> {
  const fields = header.split('\n').flatMap((line) => {
    const at = line.indexOf(':');
    return at < 0 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(fields);
}

/** What the page says of itself in a sentence is part of its account. */
function withSummary(text: string, summary: string | null): string {
  return summary === null || text.includes(summary) ? text : `${summary}\n\n${text}`;
}

function textIn(fields: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : null;
}

/** "2031-04-09", "2031-04-09 18:00:00 +0100", "2031-04-09T18:00Z": the day as written. */
function dayOf(value: unknown): IsoDate | null {
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(value.trim())?.[1] : undefined;
  return day !== undefined && isoDate.safeParse(day).success ? day : null;
}
