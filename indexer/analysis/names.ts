// Finds names of persons in a sentence by their shape: capitalised words with particles, honorifics, initials, letters behind.
// Says where a name stands and which of its words are the name; who that is, is the cast's business.
import { HONORIFICS, NO_PERSON, OFFICES, OPENERS, PARTICLES, POSTNOMINALS } from './english.ts';

export interface NameMatch {
  /** The name without honorifics, offices and letters behind: "Waheed Ali". */
  readonly name: string;
  /** The office written before the name ("Campaign Director"), or an empty string. */
  readonly office: string;
  /** `[start, end)` in the text, with honorifics, office and letters. */
  readonly start: number;
  readonly end: number;
}

// Either "McSweeney", "O’Brien", "Barros-Curtis", "Ó", or a middle initial "R."; an apostrophe-s is no part of the name.
const CAPITALISED = String.raw`(?:\p{Lu}[\p{L}\p{M}]*(?:[’'](?!s\b)\p{L}[\p{L}\p{M}]+)?(?:-\p{L}[\p{L}\p{M}]*)*\.?)`;
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${CAPITALISED}(?:[ \u00a0]+(?:${CAPITALISED}|\(\p{Lu}[\p{L}’'-]+\)|of|for|and|the|${[...PARTICLES].join('|')})(?![\p{L}\p{N}]))*`,
  'gu',
);

/** Every run of words in `text` that has the shape of a person's name, in order; single words count only where `acceptsSingle` says so. */
export function namesIn(text: string, acceptsSingle: (word: string) => boolean): NameMatch[] {
  const names: NameMatch[] = [];
  for (const run of text.matchAll(RUN)) names.push(...namesOfRun(run[0], run.index, acceptsSingle));
  return names;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function namesOfRun(run: string, offset: number, acceptsSingle: (word: string) => boolean): NameMatch[] {
  const words: Word[] = [...run.matchAll(/\S+/g)].map((m) => ({
    text: m[0],
    start: offset + m.index,
    end: offset + m.index + m[0].length,
  }));
  // "and" always separates persons; "of", "for" and "the" do where no office stands before them.
  const names: NameMatch[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at++) {
    if (at < words.length && words[at]?.text !== 'and') continue;
    const match = nameOf(words.slice(from, at), acceptsSingle);
    if (match) names.push(match);
    from = at + 1;
  }
  return names;
}

function nameOf(run: readonly Word[], acceptsSingle: (word: string) => boolean): NameMatch | null {
  let words = [...run];
  while (words.length > 0 && isOpener(words)) words.shift();
  while (words.length > 0 && /^(?:of|for|the)$/.test(words.at(-1)?.text ?? '')) words.pop();
  const first = words[0];
  if (!first) return null;

  // A full stop that ends the sentence is no part of the name; one after an initial is.
  const end = words.at(-1)?.end ?? first.end;
  while (words.length > 1 && POSTNOMINALS.has(bare(words.at(-1)?.text ?? ''))) words.pop();

  const officeEnd = words.findLastIndex((word) => OFFICES.has(bare(word.text)) || HONORIFICS.has(bare(word.text)));
  let office = '';
  if (officeEnd >= 0) {
    const after = words.slice(officeEnd + 1);
    // "Head of Policy Development Ada Lane": the complement of the office ends where the last two words begin.
    const name = /^(?:of|for)$/.test(after[0]?.text ?? '') ? after.slice(-2) : after;
    if (/^(?:of|for)$/.test(after[0]?.text ?? '') && after.length < 4) return null;
    office = words
      .slice(0, words.length - name.length)
      .filter((word) => !HONORIFICS.has(bare(word.text)) || OFFICES.has(bare(word.text)))
      .map((word) => word.text)
      .join(' ');
    words = name;
  } else {
    const particle = words.findIndex((word) => /^(?:of|for|the)$/.test(word.text));
    if (particle >= 0) return null;
  }
  const kept = words.filter((word) => !/^\(.*\)$/.test(word.text));
  if (kept.length === 0 || kept.length > 5) return null;
  if (kept.some((word) => NO_PERSON.has(bare(word.text)))) return null;
  const name = kept
    .map((word, index) => (index === kept.length - 1 ? word.text.replace(/(?<=\p{Ll})\.$/u, '') : word.text))
    .join(' ');
  const isFull = kept.filter((word) => /^\p{Lu}/u.test(word.text)).length >= 2;
  if (!isFull && !acceptsSingle(name)) return null;
  if (isFull && kept.every((word) => /^[\p{Lu}\p{N}.-]+$/u.test(word.text))) return null; // "TC39 GA": acronyms
  return { name, office, start: first.start, end };
}

function isOpener(words: readonly Word[]): boolean {
  const word = bare(words[0]?.text ?? '');
  return OPENERS.has(word) || PARTICLES_ONLY.has(word);
}

const PARTICLES_ONLY = new Set(['of', 'for', 'and', 'the']);

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,()]/g, '');
}
