// Which words a pattern needs: of "(?:was|were) agreed" one that matches has "agreed". Reads the source of a pattern; where it finds no
// such words it says so, and never names one that a match could do without.

import { words } from './english.ts';

/** One of these is in whatever the pattern matches, in letters a–z of either case; `null` where nothing is certain. */
export function neededWords({ source }: RegExp): readonly string[] | null {
  return needOfAlternatives({ source, at: 0 });
}

/** Is moved on while it is read. */
interface Reading {
  readonly source: string;
  at: number;
}

type Need = readonly string[] | null;

/** Up to the end of the group or of the source. */
function needOfAlternatives(reading: Reading): Need {
  const needs: Need[] = [];
  do needs.push(needOfSequence(reading));
  while (reading.source[reading.at++] === '|');
  // Whichever alternative matches, it must bring a word.
  return needs.every((need) => need !== null) ? [...new Set(needs.flat())] : null;
}

/** The best need of all that stand one after the other; stops at what ends the alternative. */
function needOfSequence(reading: Reading): Need {
  const { source } = reading;
  let best: Need = null;
  let word = '';
  const take = (need: Need): void => {
    if (need !== null && worthOf(need) > worthOf(best)) best = need;
  };
  const endWord = (): void => {
    const small = word.toLowerCase();
    if (small.length >= SHORTEST && !COMMON.has(small)) take([small]);
    word = '';
  };
  while (reading.at < source.length && source[reading.at] !== '|' && source[reading.at] !== ')') {
    const start = reading.at;
    const need = readOne(reading);
    const one = source.slice(start, reading.at);
    const quantifier = QUANTIFIER.exec(source.slice(reading.at, reading.at + LONGEST_QUANTIFIER))?.[0] ?? '';
    reading.at += quantifier.length;
    const letter = LETTER.exec(one)?.[0] ?? '';
    const isOptional = /^(?:[?*]|\{0)/.test(quantifier);
    if (!isOptional) word += letter;
    if (letter === '' || quantifier !== '') endWord();
    if (!isOptional) take(need);
  }
  endWord();
  return best;
}

/** Reads past one character, class, escape or group. */
function readOne(reading: Reading): Need {
  const { source } = reading;
  const first = source[reading.at];
  if (first === '\\') {
    reading.at += ESCAPE.exec(source.slice(reading.at))?.[0].length ?? 2;
    return null;
  }
  if (first === '[') {
    reading.at += CLASS.exec(source.slice(reading.at))?.[0].length ?? 1;
    return null;
  }
  if (first !== '(') {
    reading.at++;
    return null;
  }
  const opening = OPENING.exec(source.slice(reading.at))?.[0] ?? '(';
  reading.at += opening.length;
  const need = needOfAlternatives(reading);
  // What looks around may look for what is not there.
  return /^\(\?<?[=!]/.test(opening) ? null : need;
}

/** Long words are rare; of two that are as long, the shorter list. */
function worthOf(need: Need): number {
  if (need === null) return -1;
  const shortest = Math.min(...need.map(({ length }) => length), LONGEST_OF_WORTH);
  return shortest * MOST_WORDS - Math.min(need.length, MOST_WORDS - 1);
}

/** Shorter words are in most sentences. */
const SHORTEST = 3;
/** So are these. */
const COMMON = words('all and are for from had has have not our that the this was were with');
const LONGEST_OF_WORTH = 5;
const MOST_WORDS = 1000;

/** "a", or "[Aa]", of which the first letter is found. */
const LETTER = /^[a-z]$|(?<=^\[)([a-z])(?=\1\]$)/i;
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;
const LONGEST_QUANTIFIER = 16;
const ESCAPE = /^\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)/su;
const CLASS = /^\[(?:\\.|[^\]\\])*\]/s;
const OPENING = /^\((?:\?(?::|<?[=!]|<[^>]+>))?/;
