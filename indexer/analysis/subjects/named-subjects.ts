// Finds people whom minutes without a list name by one word only ("Greta noted …, Greta asked …"). A word counts as a person where
// it does what only persons do, more than once, and where nothing in the text speaks for a thing or a body.

import { matchesIn } from '../../../src/reports/matches.ts';
import { writtenSmallIn } from '../speech/spoken.ts';
import { ASKING, SPEAKING, SPEAKING_WITH } from '../speech/verbs.ts';
import { GROUPS, HONORIFICS, NO_PERSON, OFFICES, OPENERS, words } from '../text/english.ts';

/** Names of one word, as printed, that sentences of the texts report to speak. */
export function namesAsSubjects(texts: readonly string[]): string[] {
  const found = new Map<string, { count: number; personal: number }>();
  for (const text of texts) {
    for (const [, name = '', verb = ''] of matchesIn(text, SUBJECT)) {
      if (!isSaying(verb)) continue;
      const tally = found.get(name) ?? { count: 0, personal: 0 };
      tally.count++;
      // "Rumours said": many things are said to say.
      if (PERSONAL.has(verb) || (SAID.test(verb) && !name.endsWith('s'))) tally.personal++;
      found.set(name, tally);
    }
  }
  const isWord = writtenSmallIn(texts);
  const fewest = isTalk(texts) ? 1 : FEWEST;
  return [...found]
    .filter(([, { count, personal }]) => count >= fewest && personal > 0)
    .map(([name]) => name)
    .filter((name) => {
      const key = name.toLowerCase();
      return ![OPENERS, GROUPS, OFFICES, HONORIFICS, NO_PERSON].some((list) => list.has(key)) && !isWord(name);
    })
    .filter((name) => {
      const asNoun = new RegExp(`\\b(?:the|an?|this|our)\\s+${name}\\b`, 'i');
      return !texts.some((text) => asNoun.test(text));
    });
}

/** Capitalised words that begin sentences of the texts and speak in them; what else they may be is not asked. */
export function speakingWords(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    matchesIn(text, SUBJECT).flatMap(([, name = '', verb = '']) =>
      SPEAKING.has(verb) || ASKING.has(verb) ? [name] : [],
    ),
  );
}

/** Paragraph after paragraph begins with another name that says something: there one is enough. */
function isTalk(texts: readonly string[]): boolean {
  const tellers = new Set(texts.flatMap((text) => TELLER.exec(text)?.[1] ?? []));
  return tellers.size >= MANY_TELLERS;
}

const TELLER = /^(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) +(?:said|asked|says|asks)\s/u;
const MANY_TELLERS = 6;

/** One such sentence may be about anything. */
const FEWEST = 2;

/** A capitalised word that begins a sentence, and the word behind it. */
const SUBJECT =
  /(?:^|\n|[.!?]["”)]?\s+|[-*–]\s+)(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)\s+(?:(?:also|then|further|again|later)\s+)?(\p{Ll}+)(?=[\s,:])/gu;

/** What a body, a paper or a figure seldom does. */
const PERSONAL = words(`
  asked asks wondered wonders replied replies answered thanked thanks agreed agrees disagreed disagrees explained explains
  clarified clarifies apologised apologized apologises volunteered offered joked jokes thought thinks expressed
  expresses questioned spoke speaks mentioned mentions`);
const SAID = /^(?:said|says|told|tells|noted|notes)$/;

function isSaying(verb: string): boolean {
  return (SPEAKING.has(verb) || ASKING.has(verb)) && (PERSONAL.has(verb) || !SPEAKING_WITH.has(verb));
}
