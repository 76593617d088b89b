// Which words are English, by a spelling dictionary: a word that is spelt right is no typing mistake, though no item has it. Reads the dictionary at
// the first question; knows no names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inBritishSpelling } from './spelling.ts';

let words: ReadonlySet<string> | null = null;

/** @param word folded; inflected forms and British spellings are known by their plain ones. */
export function isEnglishWord(word: string): boolean {
  const known = englishWords();
  return plainForms(word).some((form) => known.has(form));
}

/** Plain forms, folded, from three letters on. */
export function englishWords(): ReadonlySet<string> {
  words ??= readWords();
  return words;
}

function readWords(): ReadonlySet<string> {
  const main = createRequire(import.meta.url).resolve('dictionary-en');
  const lines = readFileSync(join(dirname(main), 'index.dic'), 'utf8').split('\n');
  const plain = lines.map((line) => line.replace(/\/.*/, '')).filter((word) => /^[a-z]{3,}$/.test(word));
  return new Set(plain.flatMap((word) => [word, inBritishSpelling(word)]));
}

/** What stands in a dictionary for "wages", "warming", "stopped", "carried": some are no words, which does no harm. */
function plainForms(word: string): readonly string[] {
  const forms = [word];
  for (const [ending, others] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    forms.push(...others.map((other) => stem + other));
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) forms.push(stem.slice(0, -1));
  }
  return forms.filter((form) => form.length >= LEAST_LETTERS);
}

const LEAST_LETTERS = 3;
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['s', ['']],
  ['es', ['']],
  ['ies', ['y']],
  ['d', ['']],
  ['ed', ['']],
  ['ied', ['y']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['ly', ['']],
];
