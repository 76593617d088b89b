// Makes as many agenda items as asked for, always the same for a seed: statements of real items, put together anew to 200 to 400 words.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analystFor } from '../indexer/analysis/analyse.ts';
import { readArchive } from '../indexer/archive/store.ts';
import { importFiles } from '../indexer/commands/import.ts';
import { documentsOf } from '../indexer/publish/documents.ts';
import { documentId } from '../src/reports/ids.ts';
import { type ItemDocument, isBusiness, type SpeakerRef, type Statement } from '../src/reports/item.ts';
import { type Random, randomFrom } from './random.ts';

const ROOT = join(import.meta.dirname, '..');
const NOTES = join(ROOT, '../shared/corpora/tc39-notes/meetings');

/** What items are made of. */
export interface Corpus {
  readonly name: string;
  readonly items: readonly ItemDocument[];
}

/** Writes the real items to a file, so that every measured process reads the same ones: the minutes of TC39, else the sample archive. */
export async function writeCorpus(path: string): Promise<void> {
  const hasNotes = existsSync(NOTES);
  const corpus: Corpus = {
    name: hasNotes ? 'the TC39 notes' : 'the sample archive',
    items: hasNotes ? await notesItems() : archiveItems(join(ROOT, 'archive/sample')),
  };
  writeFileSync(path, JSON.stringify(corpus));
}

export function readCorpus(path: string): Corpus {
  return JSON.parse(readFileSync(path, 'utf8'));
}

async function notesItems(): Promise<ItemDocument[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-notes-'));
  try {
    cpSync(join(ROOT, 'archive/tc39'), folder, { recursive: true });
    const silent = { line: () => {}, error: () => {} };
    await importFiles(
      { archive: folder, source: 'tc39-notes', paths: [NOTES] },
      silent as never,
      {
        update: () => {},
        end: () => {},
      } as never,
    );
    return archiveItems(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function archiveItems(folder: string): ItemDocument[] {
  const { lists, files } = readArchive(folder);
  const analyst = analystFor(lists);
  return files
    .flatMap(({ report }) => documentsOf(report, analyst.analyse(report), lists.description.bodies))
    .filter(isBusiness);
}

/** Documents 0 up to `count`; the n-th is the same whatever `count` is. */
export function* generate({ items }: Corpus, count: number): Generator<ItemDocument> {
  const statements = items.flatMap((item) => item.statements).filter(({ text }) => text.trim().length > 20);
  const real = [...new Map(items.flatMap(({ speakers }) => speakers).map((one) => [one.id, one])).values()];
  const people = [...real, ...Array.from({ length: Math.max(0, PEOPLE - real.length) }, (_, n) => inventedPerson(n))];
  const source = { items, statements, people };
  for (let n = 0; n < count; n++) yield generated(source, n, randomFrom(n + 1));
}

interface Source extends Pick<Corpus, 'items'> {
  readonly statements: readonly Statement[];
  readonly people: readonly SpeakerRef[];
}

/** As many as speak in the minutes of a large city over some decades. */
const PEOPLE = 10_000;
const FIRST_YEAR = 2012;
const YEARS = 14;
const ITEMS_A_REPORT = 12;
const BODIES = ['Plenary', 'Editors', 'Process group', 'Security group', 'Test group'].map((name, n) => ({
  id: `body-${n}`,
  name,
}));

/** @param version of the text: another one for an update */
export function generated(
  { items, statements: pool, people }: Source,
  n: number,
  random: Random,
  version = 0,
): ItemDocument {
  const model = pick(items, random);
  const reportNumber = Math.floor(n / ITEMS_A_REPORT);
  const wanted = 200 + Math.floor(random() * 200);
  const cast = Array.from({ length: 2 + Math.floor(random() * 5) }, () => someone(people, random));
  const statements: Statement[] = [];
  for (let words = 0; words < wanted; ) {
    const statement = pick(pool, random);
    const speaker = statement.speaker && pick(cast, random);
    // A word that hardly any other item has: names and numbers make a real archive's vocabulary grow with its size.
    const text = random() < 0.04 ? `${inventedWord(random)} ${statement.text}` : statement.text;
    statements.push({ ...statement, id: `s${statements.length}`, speaker, text });
    words += text.length / 6;
  }
  const date = `${FIRST_YEAR + (reportNumber % YEARS)}-${two(1 + (reportNumber % 12))}-${two(1 + (reportNumber % 28))}`;
  const id = `item-${n % ITEMS_A_REPORT}`;
  const reportId = `notes-${reportNumber}`;
  const speakers = [...new Map(statements.flatMap(({ speaker }) => (speaker ? [[speaker.id, speaker]] : []))).values()];
  return {
    ...model,
    id,
    documentId: documentId(reportId, id),
    position: 1 + (n % ITEMS_A_REPORT),
    text: statements.map(({ text }) => text).join(''),
    statements,
    speakers,
    decisions: [],
    actions: [],
    date,
    report: {
      ...model.report,
      id: reportId,
      title: `Notes of ${date}`,
      author: `Author ${reportNumber % 40}`,
      body: BODIES[reportNumber % BODIES.length] ?? model.report.body,
      kind: 'meeting report',
      meeting: { start: date, end: date },
    },
    hash: `${n}.${version}`,
  };
}

const SYLLABLES = ['ka', 'lo', 'mi', 'ner', 'tu', 'sal', 'vor', 'eth', 'gan', 'pri', 'dul', 'shi', 'qua', 'ren', 'box'];

function inventedWord(random: Random): string {
  return Array.from({ length: 3 + Math.floor(random() * 3) }, () => pick(SYLLABLES, random)).join('');
}

function inventedPerson(n: number): SpeakerRef {
  const random = randomFrom(PEOPLE + n);
  const [first, last] = [inventedWord(random), inventedWord(random)].map((word) => capitalised(word));
  return { id: `${first}-${last}-${n}`.toLowerCase(), name: `${first} ${last}` };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A few people speak at most meetings, and most at a few. */
function someone(people: readonly SpeakerRef[], random: Random): SpeakerRef {
  return people[Math.floor(people.length * random() ** 3)] as SpeakerRef;
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
