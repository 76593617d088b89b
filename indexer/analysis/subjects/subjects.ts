// Finds in a sentence whatever can stand for a speaker: names, offices ("the General Secretary"), pronouns and "I". Whether
// that one speaks, is the cues' business.

import { matchesIn } from '../../../src/reports/matches.ts';
import type { NameMatch } from '../speech/names.ts';
import { HONORIFICS, OFFICES } from '../text/english.ts';

export type Subject = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'name'; readonly name: NameMatch }
  | { readonly kind: 'office'; readonly office: string }
  | { readonly kind: 'pronoun'; readonly gender: 'he' | 'she' }
  | { readonly kind: 'author' }
);

/** In the order of the sentence; they do not overlap. */
export function subjectsIn(sentence: string, nameMatches: readonly NameMatch[]): Subject[] {
  const names = nameMatches.map(
    (name): Subject => ({
      kind: 'name',
      name,
      start: name.start,
      end: afterApposition(sentence, afterOrigin(sentence, name)),
    }),
  );
  const others = [...officesIn(sentence), ...pronounsIn(sentence)];
  const all = [
    ...names,
    ...others.filter((other) => !names.some((name) => other.start < name.end && name.start < other.end)),
  ];
  return all.sort((a, b) => a.start - b.start).reduce(mergeHolder, []);
}

/** "The Clerk, Stella Winterbourne, reported": the office and its holder are one subject. */
function mergeHolder(so: Subject[], subject: Subject): Subject[] {
  const last = so.at(-1);
  const follows =
    last?.kind === 'office' && subject.kind === 'name' && subject.start - last.end <= 2 && subject.start > last.end;
  if (!last || !follows || last.kind !== 'office' || subject.kind !== 'name') return [...so, subject];
  return [...so.slice(0, -1), { ...subject, name: { ...subject.name, office: last.office }, start: last.start }];
}

/** Past "of the Harbour Board", "from Fen Boats Ltd": where somebody comes from who is named in full. */
function afterOrigin(sentence: string, { name, end }: NameMatch): number {
  const origin = name.includes(' ')
    ? /^\s+(?:of|from|for)\s+(?:the\s+)?\p{Lu}[\p{L}&.-]*(?:\s+\p{Lu}[\p{L}&.-]*){0,3}(?=\s+\p{Ll})/u.exec(
        sentence.slice(end, end + 80),
      )
    : null;
  return end + (origin?.[0].length ?? 0);
}

/** Past "(Local Government rep)", ", Director of External Relations," and letters behind the name. */
function afterApposition(sentence: string, from: number): number {
  const match =
    /^(?:\s+M[SE]?P\b)?(?:\s*\([^)]{1,80}\))?(?:,\s(?!(?:said|asked|and|but|he|she|who\s+(?:asked|said))\b)[^,.;:]{2,90},(?!\s+(?:he|she)\b))?/.exec(
      sentence.slice(from, from + 200),
    );
  return from + (match?.[0].length ?? 0);
}

/** "the", "our" and up to four words that end in the noun of an office, without a name behind. */
function officesIn(sentence: string): Subject[] {
  const found: Subject[] = [];
  for (const match of matchesIn(sentence, /(?<![\p{L}’'])(?:[Tt]he|[Oo]ur)\s+/gu)) {
    const from = match.index + match[0].length;
    const words = firstWords(sentence.slice(from, from + 60));
    const head = words.findIndex((word) => OFFICES.has(bare(word[0])));
    const last = words[head];
    if (!last || HONORIFICS.has(bare(last[0]))) continue;
    // "Deputy General Secretary": an office may be made of several of these nouns.
    let end = from + last.index + bare(last[0]).length;
    for (const next of words.slice(head + 1)) {
      if (from + next.index !== end + 1 || !OFFICES.has((next[0] ?? '').toLowerCase())) break;
      end = from + next.index + next[0].length;
    }
    found.push({
      kind: 'office',
      office: sentence.slice(from, end),
      start: match.index,
      end: afterApposition(sentence, end),
    });
  }
  return found;
}

/** As many as the name of an office may have. */
function firstWords(text: string): RegExpExecArray[] {
  return matchesIn(text, /[\p{L}-]+(?:[’']s?(?=\s))?/gu, MOST_WORDS);
}

const MOST_WORDS = 5;

/** In small letters, without an apostrophe-s. */
function bare(word: string): string {
  const small = word.toLowerCase();
  return ENDING_OF_OWNER.includes(small.at(-1) ?? '') ? small.replace(/[’']s?$/, '') : small;
}

/** Most words end in none of these letters. */
const ENDING_OF_OWNER = "s’'";

function pronounsIn(sentence: string): Subject[] {
  return matchesIn(sentence, /(?<![\p{L}’'])(?:(I)(?:[’'](?:ve|d|m|ll))?|([Hh]e)|([Ss]he))(?![\p{L}’'-])/gu).map(
    (match): Subject => {
      const place = { start: match.index, end: match.index + match[0].length };
      if (match[1]) return { kind: 'author', ...place };
      return { kind: 'pronoun', gender: match[3] ? 'she' : 'he', ...place };
    },
  );
}
