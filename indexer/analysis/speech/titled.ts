// Finds out who is meant where a report gives a title and a surname ("Member Rask"), or says of a first name that it speaks, and
// prints the full name elsewhere, as in the head of formal minutes. What two full names share means neither.
import { worded } from '../text/worded.ts';
import { nameKey } from './name-keys.ts';
import type { NameMatch } from './names.ts';

/**
 * Full names of those whom titles and surnames, or first names that speak, mean.
 * @param names those that the report's texts hold
 * @param speaking words that sentences report to speak
 */
export function knownInFull(names: readonly NameMatch[], speaking: readonly string[]): string[] {
  return [...titledInFull(names), ...firstNamesInFull(names, new Set(speaking))];
}

function firstNamesInFull(names: readonly NameMatch[], speaking: ReadonlySet<string>): string[] {
  const bearers = new Map<string, Set<string>>();
  for (const { name } of names) {
    const [first = ''] = name.split(/\s+/);
    if (name !== first && speaking.has(first)) bearers.set(first, (bearers.get(first) ?? new Set()).add(name));
  }
  return [...bearers.values()].flatMap((full) => (full.size === 1 ? [...full] : []));
}

function titledInFull(names: readonly NameMatch[]): string[] {
  const titled = new Set(names.filter(({ name, isTitled }) => isTitled && !name.includes(' ')).map(({ name }) => name));
  if (titled.size === 0) return [];
  const bearers = new Map<string, Set<string>>();
  for (const { name } of names) {
    const surname = name.split(/\s+/).at(-1) ?? '';
    if (name !== surname && titled.has(surname)) bearers.set(surname, (bearers.get(surname) ?? new Set()).add(name));
  }
  return [...bearers.values()].flatMap((full) => (full.size === 1 ? [...full] : []));
}

/** "Cllr", "Councillor". */
export function isCouncillor(title: string): boolean {
  return /^(?:cllrs?|councill?ors?)$/.test(title);
}

/** Surnames, as keys of names, that lists of those present or absent put behind a councillor's title without a first name. */
export function councillorsIn(texts: readonly string[]): ReadonlySet<string> {
  const lists = texts.flatMap((text) => (LIST.test(text) ? [text.replace(/\n/g, ' ')] : []));
  const surnames = lists.flatMap((text) =>
    [...text.matchAll(COUNCILLORS)].flatMap(([, names = '']) => names.split(/,\s*|\s+and\s+|\s*&\s*/)),
  );
  return new Set(surnames.filter((name) => !/\s/.test(name)).map(nameKey));
}

const LIST = worded(/^\W*(?:(?:also\s+)?present|in attendance|apologies|absent|regrets|attend\w+)\b/i);
const SURNAME = String.raw`\p{Lu}[\p{L}’'-]+(?!\s+\p{Lu})`;
const COUNCILLORS = new RegExp(
  String.raw`\b(?:Cllrs?|Councill?ors?)\.?\s+(${SURNAME}(?:(?:,\s*|\s+and\s+|\s*&\s*)${SURNAME})*)`,
  'gu',
);
