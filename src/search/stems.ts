// What stands for all forms of an English word: Porter2’s stem, after American spellings have become British ones, and mended where readers
// would not find what they typed, or find what they did not mean.

import { stem } from 'porter2';
import { inBritishSpelling } from './spelling.ts';

/** @param word folded: no capitals, diacritics or apostrophes. Words that hold anything but letters from a to z stay as they are. */
export function stemOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const family = FAMILIES.get(word);
  if (family !== undefined) return family;
  // The plural of an acronym: Porter2 takes an s off only behind a vowel.
  if (/^[^aeiouy]+[^aeiouys]s$/.test(word)) return word.slice(0, -1);
  const spelt = inBritishSpelling(word);
  return FAMILIES.get(spelt) ?? stem(spelt);
}

/** Families of words that Porter2 takes apart, or puts together with others; their stem is the first. Those of one family begin with the same two letters. */
const FAMILIES: ReadonlyMap<string, string> = new Map(
  [
    // Plurals
    'analyse analysed analyser analysers analyses analysing analysis',
    'alias aliases aliased aliasing',
    'appendix appendices appendixes',
    'bus buses',
    'canvas canvases',
    'chairman chairmen',
    'chairwoman chairwomen',
    'child children',
    'cpu cpus',
    'crisis crises',
    'criterion criteria',
    'gas gases',
    'gpu gpus',
    'guru gurus',
    'hypothesis hypotheses',
    'index indexes indices indexed indexing',
    'lens lenses',
    'memorandum memoranda memorandums',
    'menu menus',
    'plateau plateaus plateaux',
    'bureau bureaus bureaux',
    'referendum referenda referendums',
    'spokesman spokesmen',
    'spokeswoman spokeswomen',
    'thesis theses',
    'woman women',
    // One word with two endings
    'add added adding',
    'brief briefly',
    'candidate candidates candidacy candidacies candidature candidatures',
    'cheap cheaply',
    'chief chiefly',
    'deep deeply',
    'express expressly',
    'full fully',
    'narrow narrowly',
    'new newly',
    'parliament parliaments parliamentary',
    'program programme programmed programmes programming programs',
    'real really',
    'refer referenced referencing',
    'sharp sharply',
    'slow slowly',
    'true truly',
    'whole wholly',
    // Not the words that they begin with, nor those that they are cut to
    'ad ads',
    'animal animals',
    'apartment apartments',
    'authority authorities',
    'business businesses',
    'candid candidly',
    'competence competences competencies competency competent competently',
    'contention contentions',
    'conversation conversational conversations',
    'customer customers',
    'definite definitely',
    'department departmental departments',
    'digital digitally',
    'diversion diversions',
    'dominic',
    'emergency emergencies',
    'evening evenings',
    'executive executives',
    'experience experienced experiences experiencing',
    'experiment experimental experimentation experimented experimenting experiments',
    'government governmental governments',
    'important importance importantly',
    'informal informality informally',
    'initiative initiatives',
    'integrity',
    'international internationally',
    'majority majorities',
    'minority minorities',
    'morale',
    'mrs',
    'numerous',
    'objective objectively objectives objectivity',
    'paste pasted pastes pasting',
    'polite politely politeness',
    'positive positively positives',
    'rational rationality rationally',
    'rationale rationales',
    'responsibility responsibilities responsible responsibly',
    'severe severely severity',
    'subjective subjectively subjectivity',
    'transition transitional transitioned transitioning transitions',
    'transitive transitively',
    'university universities',
    'universe universes',
  ].flatMap((family) => {
    const words = family.split(' ');
    return words.map((word) => [word, words[0] ?? word] as const);
  }),
);
