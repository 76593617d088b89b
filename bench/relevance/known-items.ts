// Makes queries of readers who look for an item that they know: a few of its distinctive words, typed in six manners. Always the same for the
// same archive; knows no engine.

import { isFunctionWord } from '../../src/queries/question-words.ts';
import type { Acronym, ItemDocument, SpeakerRef } from '../../src/reports/item.ts';
import { foldedWords, tokens } from '../../src/search/words.ts';
import { type Random, randomFrom } from '../random.ts';
import { mistyped } from './mistakes.ts';
import type { RelevanceQuery } from './queries.ts';

export const MANNERS = ['as written', 'one mistake', 'acronym', 'prefix', 'with a speaker', 'typed question'] as const;
export type Manner = (typeof MANNERS)[number];

/** A passage of the item that a reader looks for. */
interface Source {
  readonly kind: 'title' | 'decision' | 'statement';
  readonly text: string;
  readonly speaker: SpeakerRef | null;
}

interface Typed {
  readonly text: string;
  readonly speaker?: string | null;
}

/** Words of more items than this share of all are not distinctive. */
const DISTINCTIVE_SHARE = 0.1;
const WORDS = 3;
/** An item is not known by words that more items than this have all together. */
const MAX_SHARING = 25;
const MIN_LETTERS = 4;
const MIN_PREFIX = 3;
const TRIES = 40;
const SEED = 1871;

/** At most `each` queries of every manner, by turns for tuning and held out; fewer where the archive gives no more. */
export function knownItemQueries(
  documents: readonly ItemDocument[],
  glossary: readonly Acronym[],
  each: number,
): readonly RelevanceQuery[] {
  const holding = new Map<string, Set<ItemDocument>>();
  for (const item of documents) {
    for (const stem of stemsOf(`${item.title} ${item.text}`)) {
      holding.set(stem, (holding.get(stem) ?? new Set()).add(item));
    }
  }
  const usesOf = (stem: string) => holding.get(stem)?.size ?? 0;
  const limit = Math.max(3, documents.length * DISTINCTIVE_SHARE);
  const isDistinctive = (word: string, stem: string) =>
    /^[a-z]+$/.test(word) && word.length >= MIN_LETTERS && !isFunctionWord(word) && usesOf(stem) <= limit;
  const isKnownBy = (words: readonly string[]) => {
    const [first, ...others] = stemsOf(words.join(' ')).map((stem) => holding.get(stem));
    const sharing = [...(first ?? [])].filter((item) => others.every((held) => held?.has(item)));
    return sharing.length <= MAX_SHARING;
  };

  /** Some of the rarer half of the words, in their order, as written, without those of a name; `null` where the passage has too few of them. */
  const wordsOf = (text: string, count: number, random: Random, name = ''): readonly string[] | null => {
    const own = new Map<string, { readonly at: number; readonly written: string; readonly uses: number }>();
    const named = new Set(stemsOf(name));
    for (const { word, stem, start, end } of tokens(text)) {
      if (!isDistinctive(word, stem) || named.has(stem)) continue;
      own.set(stem, { at: start, written: text.slice(start, end), uses: usesOf(stem) });
    }
    const rarer = [...own.values()].sort((a, b) => a.uses - b.uses).slice(0, Math.max(count, own.size / 2));
    const chosen = shuffled(rarer, random).slice(0, count);
    const words = chosen.sort((a, b) => a.at - b.at).map(({ written }) => written.replace(/[’']s$/, ''));
    return words.length < count || !isKnownBy(words) ? null : words;
  };

  const typedBy: Readonly<Record<Manner, (source: Source, random: Random) => Typed | null>> = {
    'as written': ({ text }, random) => asText(wordsOf(text, WORDS, random)),
    'one mistake': ({ text }, random) => asText(mistyped(wordsOf(text, WORDS, random) ?? [], random)),
    acronym: ({ text }, random) => {
      const form = otherForm(text, glossary);
      const words = form && wordsOf(text, WORDS - 1, random, form.both);
      return form && words ? asText([form.typed, ...words]) : null;
    },
    prefix: ({ text }, random) => {
      const words = wordsOf(text, WORDS, random);
      const last = words?.at(-1) ?? '';
      const least = Math.max(MIN_PREFIX, Math.ceil(last.length / 2));
      const cut = least + Math.floor(random() * (last.length - least));
      return words && cut < last.length ? asText([...words.slice(0, -1), last.slice(0, cut)]) : null;
    },
    'with a speaker': ({ text, speaker }, random) => {
      const typed = speaker && asText(wordsOf(text, WORDS - 1, random, speaker.name));
      return typed ? { ...typed, speaker: speaker.id } : null;
    },
    'typed question': ({ kind, text, speaker }, random) => {
      const words = wordsOf(text, WORDS - 1, random, speaker?.name)?.join(' and ');
      if (words === undefined) return null;
      if (kind === 'title') return { text: `what happened about ${words}?` };
      if (kind === 'decision') return { text: `what was decided about ${words}?` };
      return { text: speaker ? `what did ${speaker.name} say about ${words}?` : `what was said about ${words}?` };
    },
  };

  return MANNERS.flatMap((manner, number) => {
    const random = randomFrom(SEED + number);
    const queries: RelevanceQuery[] = [];
    for (const item of shuffled(documents, random)) {
      if (queries.length === each) break;
      const typed = firstTyped(sourcesOf(item, queries.length, random), (source) => typedBy[manner](source, random));
      if (!typed) continue;
      queries.push({
        kind: manner,
        half: queries.length % 2 === 0 ? 'tuning' : 'held-out',
        text: typed.text,
        speaker: typed.speaker ?? null,
        isTyping: manner === 'prefix',
        grades: new Map([[item.documentId, 3]]),
      });
    }
    return queries;
  });
}

/** Titles, decisions and statements by turns; the others of the item where it has none of that kind. */
function sourcesOf(item: ItemDocument, turn: number, random: Random): readonly Source[] {
  const titles: Source[] = [{ kind: 'title', text: item.title, speaker: null }];
  const decisions = item.decisions.map(({ text }): Source => ({ kind: 'decision', text, speaker: null }));
  const statements = item.statements.map(({ text, speaker }): Source => ({ kind: 'statement', text, speaker }));
  const kinds = [titles, decisions, statements].map((some) => shuffled(some, random));
  return [...kinds.slice(turn % 3), ...kinds.slice(0, turn % 3)].flat();
}

function firstTyped(sources: readonly Source[], typedFrom: (source: Source) => Typed | null): Typed | null {
  for (const source of sources.slice(0, TRIES)) {
    const typed = typedFrom(source);
    if (typed) return typed;
  }
  return null;
}

function asText(words: readonly string[] | null): Typed | null {
  return words === null || words.length === 0 ? null : { text: words.join(' ') };
}

/** Of an acronym that the passage has in one form, the other one; of one that it has in both, the short one; `null` where it has none. */
function otherForm(
  text: string,
  glossary: readonly Acronym[],
): { readonly typed: string; readonly both: string } | null {
  const folded = ` ${foldedWords(text)} `;
  const written = new Set(tokens(text).map(({ start, end }) => text.slice(start, end)));
  for (const { acronym, expansion } of glossary) {
    const isShort = written.has(acronym);
    const isLong = folded.includes(` ${foldedWords(expansion)} `);
    if (isShort || isLong) return { typed: isShort && !isLong ? expansion : acronym, both: `${acronym} ${expansion}` };
  }
  return null;
}

function stemsOf(text: string): readonly string[] {
  return tokens(text).map(({ stem }) => stem);
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
