// Reads texts that a careful reader has annotated sentence by sentence, and compares an analysis with them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgendaItem } from '../../src/reports/item.ts';

/** One annotated sentence. */
export interface AnnotatedSentence {
  /** As printed in the source, with its list or speaker marks. */
  readonly text: string;
  /** Acceptable answers, the best first; `null` for nobody. */
  readonly speakers: readonly (string | null)[];
  /** Whether an agenda item begins here: `maybe` where readers may differ. */
  readonly opens: 'yes' | 'no' | 'maybe';
}

export interface AnnotatedText {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Sentences of the text; headings are not among them. */
  readonly sentences: readonly AnnotatedSentence[];
  /** The source as Markdown, made from the lines. */
  readonly source: string;
}

export interface Comparison {
  readonly sentences: number;
  readonly speakersRight: number;
  readonly named: number;
  readonly namedFound: number;
  readonly predictedNamed: number;
  readonly cuts: { readonly right: number; readonly wrong: number; readonly missed: number };
  readonly errors: readonly string[];
}

/** All `.txt` files of a folder beside this one, in the order of their names. */
export function readAnnotated(folder: string): AnnotatedText[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => parseAnnotated(name.replace(/\.txt$/, ''), readFileSync(join(path, name), 'utf8')));
}

function parseAnnotated(name: string, content: string): AnnotatedText {
  const [head = '', ...rest] = content.split(/^---$/m);
  const fields = Object.fromEntries(
    head.split('\n').flatMap((line) => {
      const match = /^(\w+):\s*(.*?)\s*$/.exec(line);
      return match ? [[match[1] ?? '', match[2] ?? '']] : [];
    }),
  );
  const sentences: AnnotatedSentence[] = [];
  let source = '';
  let opens: AnnotatedSentence['opens'] = 'no';
  let joiner = '';
  for (const line of rest.join('---').split('\n')) {
    if (line.trim() === '') continue;
    if (/^===/.test(line)) {
      opens = line.includes('?') ? 'maybe' : 'yes';
      if (!joiner.includes('\n')) joiner = source === '' ? '' : joiner;
    } else if (line.trim() === '¶') {
      joiner = '\n\n';
    } else if (line.trim() === '↵') {
      joiner = '\n';
    } else {
      const at = line.indexOf(' | ');
      const answer = line.slice(0, at).trim();
      const text = line.slice(at + 3).trim();
      if (at < 0) throw new Error(`${name}: a line without an answer: ${line}`);
      if (answer === 'H') {
        source += `${source === '' ? '' : joiner.includes('\n') ? joiner : '\n\n'}${text}`;
        joiner = '\n\n';
        continue;
      }
      source += (source === '' ? '' : joiner) + text;
      joiner = ' ';
      const speakers = answer.split(' / ').map((speaker) => (speaker.trim() === '-' ? null : speaker.trim()));
      sentences.push({ text, speakers, opens: sentences.length === 0 ? 'no' : opens });
      opens = 'no';
    }
  }
  return { name, fields, sentences, source };
}

/** Finds every annotated sentence in the items, in order, and counts. Throws where one is missing: nothing may be lost. */
export function compare({ name, sentences }: AnnotatedText, items: readonly AgendaItem[]): Comparison {
  const placed = placeOf(items);
  const errors: string[] = [];
  const counts = { speakersRight: 0, named: 0, namedFound: 0, predictedNamed: 0 };
  const cuts = { right: 0, wrong: 0, missed: 0 };
  let from = 0;
  let previousItem: number | null = null;
  for (const { text, speakers, opens } of sentences) {
    const at = placed.find(text, from);
    if (at === null) throw new Error(`${name}: a sentence is missing from the items: ${text}`);
    from = at.end;
    const { speaker, item } = placed.at(at.middle);
    const best = speakers[0] ?? null;
    if (best !== null) counts.named++;
    if (speaker !== null) counts.predictedNamed++;
    const isRight = speakers.some((accepted) => person(accepted) === person(speaker));
    if (isRight) counts.speakersRight++;
    if (isRight && best !== null && speaker !== null) counts.namedFound++;
    if (!isRight)
      errors.push(
        `${name}: by ${speaker ?? 'nobody'}, not ${speakers.map((s) => s ?? 'nobody').join(' or ')}: ${text.slice(0, 110)}`,
      );
    const isCut = previousItem !== null && item !== previousItem;
    if (previousItem !== null && opens !== 'maybe') {
      if (isCut && opens === 'yes') cuts.right++;
      else if (isCut) {
        cuts.wrong++;
        errors.push(`${name}: cut where there is none: ${text.slice(0, 110)}`);
      } else if (opens === 'yes') {
        cuts.missed++;
        errors.push(`${name}: no cut: ${text.slice(0, 110)}`);
      }
    }
    previousItem = item;
  }
  return { sentences: sentences.length, ...counts, cuts, errors };
}

/** Sums of several comparisons. */
export function total(all: readonly Comparison[]): Comparison {
  const sum = (pick: (one: Comparison) => number): number => all.reduce((so, one) => so + pick(one), 0);
  return {
    sentences: sum((one) => one.sentences),
    speakersRight: sum((one) => one.speakersRight),
    named: sum((one) => one.named),
    namedFound: sum((one) => one.namedFound),
    predictedNamed: sum((one) => one.predictedNamed),
    cuts: {
      right: sum((one) => one.cuts.right),
      wrong: sum((one) => one.cuts.wrong),
      missed: sum((one) => one.cuts.missed),
    },
    errors: all.flatMap((one) => one.errors),
  };
}

/** F1 of the boundaries between items; 1 where there is none to find. */
export function cutsF1({ cuts }: Comparison): number {
  const found = 2 * cuts.right + cuts.wrong + cuts.missed;
  return found === 0 ? 1 : (2 * cuts.right) / found;
}

interface Placed {
  find(text: string, from: number): { readonly middle: number; readonly end: number } | null;
  at(offset: number): { readonly speaker: string | null; readonly item: number };
}

function placeOf(items: readonly AgendaItem[]): Placed {
  let whole = '';
  const owners: { start: number; speaker: string | null; item: number }[] = [];
  items.forEach((item, index) => {
    owners.push({ start: whole.length, speaker: null, item: index });
    whole += squash(item.heading ?? '');
    for (const { text, speaker } of item.statements) {
      owners.push({ start: whole.length, speaker: speaker?.name ?? null, item: index });
      whole += squash(text);
    }
  });
  return {
    find: (text, from) => {
      // Analysis takes the speaker's mark off the text: "JB: We met" is found as "We met".
      for (const wanted of [
        text,
        text.replace(/^\W*[\p{L}\p{N} .’'-]{1,40}:\s*/u, ''),
        text.replace(/^\W*\d+[.)]\s*/, ''),
      ]) {
        const squashed = squash(wanted);
        const start = squashed === '' ? -1 : whole.indexOf(squashed, from);
        if (start >= 0) return { middle: start + (squashed.length >> 1), end: start + squashed.length };
      }
      return null;
    },
    at: (offset) => owners.findLast(({ start }) => start <= offset) ?? { speaker: null, item: -1 },
  };
}

function person(name: string | null): string | null {
  if (name === null) return null;
  return squash(name.replace(/^(?:sir|dame|lord|lady|dr|mr|mrs|ms|cllr|rev|judge|captain|prof|professor)\.?\s+/i, ''));
}

function squash(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
