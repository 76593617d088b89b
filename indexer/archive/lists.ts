// The archive's lists: archive.yml, sources.yml, people.yml, topics.yml, synonyms.yml. Checks their shapes and that they fit together.
import { z } from 'zod';
import {
  type ArchiveDescription,
  type ArchiveLists,
  type Conventions,
  MARK_FORMS,
  type Person,
  type Source,
  type SynonymGroup,
  type Topic,
} from '../../src/reports/archive.ts';
import { harvestFields, harvestRules } from './harvest-rules.ts';
import type { ArchiveProblem } from './problem.ts';
import { isoDate, readYaml, whenMissing } from './yaml.ts';

/** File names of the lists, in the order in which they are read. */
export const LIST_FILES = ['archive.yml', 'sources.yml', 'people.yml', 'topics.yml', 'synonyms.yml'] as const;

const id = z
  .string({ error: whenMissing('is missing: give it an id of small letters, digits and hyphens') })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be of small letters, digits and single hyphens');
const text = z.string({ error: whenMissing('is missing: fill it in') }).min(1, 'is empty: fill it in');

const description = z.strictObject({
  title: text,
  description: z.string().default(''),
  fictional: z.boolean().default(false),
  language: z.string().refine(isLanguage, 'must be a language tag, as en or en-GB').default('en'),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone, as Europe/London').default('UTC'),
  bodies: z.array(z.strictObject({ id, name: text })).min(1, 'must name at least one body'),
  contact: z
    .string()
    .regex(/^(?:https?:\/\/|mailto:)\S+$/, 'must be an http, https or mailto: address')
    .optional(),
});

const MARKS_WANTED = `must be none, or a list of ${MARK_FORMS.join(', ')}: how the speakers of the reports are marked`;

const conventionFields = z.strictObject({
  days: z.enum(['day-first', 'month-first'], 'must be day-first or month-first: how 04/05/2031 is read').optional(),
  furniture: z.array(text).default([]),
  business: z.array(text).default([]),
  attendance: z.array(text).min(1, 'must name a heading or a label, as Present').optional(),
  marks: z.union([z.literal('none').transform(() => []), z.array(z.enum(MARK_FORMS)).min(1)], MARKS_WANTED).optional(),
});

const source = z
  .looseObject({
    id,
    kind: text,
    title: z.string().nullish(),
    url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).nullish(),
    author: z.string().nullish(),
    body: id,
    pageUrl: z
      .string()
      .regex(/^https?:\/\/\S+$/, 'must be an http or https address')
      .nullish(),
    media: z
      .string()
      .regex(/^https?:\/\/\S+$/, 'must be an http or https address')
      .nullish(),
    rights: z.string().nullish(),
    credit: z.string().nullish(),
    conventions: conventionFields.nullish(),

    ...harvestFields,
  })
  .transform(
    ({ id, kind, title, url, author, body, pageUrl, media, rights, credit, conventions, ...fields }): Source => ({
      id,
      kind,
      title: title ?? null,
      url: url ?? null,
      author: author ?? null,
      body,
      pageUrl: pageUrl ?? null,
      ...(media ? { media } : {}),
      rights: rights ?? null,
      ...(credit ? { credit } : {}),
      ...(conventions ? { conventions: conventionsOf(conventions) } : {}),
      ...harvestRules(fields),
    }),
  );

function conventionsOf(told: z.output<typeof conventionFields>): Conventions {
  const { days, furniture, business, attendance, marks } = told;
  return {
    ...(days ? { days } : {}),
    furniture,
    business,
    ...(attendance ? { attendance } : {}),
    ...(marks ? { marks } : {}),
  };
}

const person = z
  .strictObject({
    id,
    name: text,
    aliases: z.array(text).default([]),
    initials: z.array(text).default([]),
    pronouns: z.enum(['he', 'she', 'they'], 'must be he, she or they').nullish(),
    roles: z
      .array(
        z
          .strictObject({ title: text, from: isoDate.nullish(), to: isoDate.nullish() })
          .transform(({ title, from, to }) => ({ title, from: from ?? null, to: to ?? null })),
      )
      .default([]),
  })
  .transform((value): Person => ({ ...value, pronouns: value.pronouns ?? null }));

const topic = z.strictObject({
  id,
  label: text,
  words: z.array(text).min(1, 'must have at least one word'),
  not: z.array(text).default([]),
});

const synonymGroup = z
  .array(text.refine((word) => /[\p{L}\p{N}]/u.test(word), 'holds no letter or digit: write a word'))
  .min(2, 'must have at least two words: [pay, wages]')
  .superRefine((words, context) => {
    words.forEach((word, index) => {
      if (words.findIndex((other) => alike(other) === alike(word)) === index) return;
      context.addIssue({ code: 'custom', path: [index], message: `stands twice in its group: take out one “${word}”` });
    });
  });

function alike(word: string): string {
  return word.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Reads the five lists from their texts; a list that is absent is empty, but archive.yml must be there. */
export function readLists(
  texts: Readonly<Record<(typeof LIST_FILES)[number], string | null>>,
  pathOf: (file: string) => string,
): { readonly lists: ArchiveLists | null; readonly problems: readonly ArchiveProblem[] } {
  const problems: ArchiveProblem[] = [];
  const read = <T>(file: (typeof LIST_FILES)[number], schema: z.ZodType<T>): T | null => {
    const content = texts[file];
    if (content === null) return null;
    // A file of comments alone is an empty list.
    const result = readYaml(pathOf(file), content, schema.nullable());
    if (!result.problems) return result.value;
    problems.push(...result.problems);
    return null;
  };
  const archive: ArchiveDescription | null = read('archive.yml', description);
  if (archive === null && problems.length === 0) {
    const what = texts['archive.yml'] === null ? 'is missing: write one' : 'is empty: fill it';
    const message = `${what} with "title", "description" and "bodies" (docs/archive.md has an example)`;
    problems.push({ path: pathOf('archive.yml'), line: 1, message });
  }
  const sources = read('sources.yml', z.array(source)) ?? [];
  const people = read('people.yml', z.array(person)) ?? [];
  const topics: readonly Topic[] = read('topics.yml', z.array(topic)) ?? [];
  const synonyms: readonly SynonymGroup[] = read('synonyms.yml', z.array(synonymGroup)) ?? [];
  problems.push(...repeats(archive?.bodies ?? [], pathOf('archive.yml'), texts['archive.yml']));
  problems.push(...repeats(sources, pathOf('sources.yml'), texts['sources.yml']));
  problems.push(...repeats(people, pathOf('people.yml'), texts['people.yml']));
  problems.push(...repeats(topics, pathOf('topics.yml'), texts['topics.yml']));
  for (const { id, body } of sources) {
    if (archive && !archive.bodies.some((known) => known.id === body)) {
      const line = lineOf(texts['sources.yml'], id);
      problems.push({
        path: pathOf('sources.yml'),
        line,
        message: `source "${id}" reports on body "${body}", which archive.yml does not have: use the id of one of its bodies`,
      });
    }
  }
  return { lists: archive && { description: archive, sources, people, topics, synonyms }, problems };
}

function repeats(entries: readonly { readonly id: string }[], path: string, content: string | null): ArchiveProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, line: lineOf(content, id), message: `the id "${id}" stands twice: give each its own` }];
  });
}

/** The last line that gives something this id. */
function lineOf(content: string | null, id: string): number {
  const at = (content ?? '')
    .split('\n')
    .findLastIndex((line) => new RegExp(String.raw`\bid:\s*["']?${id}["']?\s*(?:$|[,}#])`).test(line));
  return Math.max(1, at + 1);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
