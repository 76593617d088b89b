// Reads votes out of a sentence: "by 22 votes to 12", "16–11 with one abstention", "Ayes 29, Noes 8", "nem con" has none.
import type { Votes } from '../../src/reports/item.ts';

/** The votes that a sentence tells, `null` where it tells none. Of a motion that fell, the larger number is against it. */
export function votesIn(sentence: string): Votes | null {
  if (!SIDES.test(sentence)) return null;
  for (const pattern of VOTES) {
    const match = pattern.exec(sentence);
    if (!match) continue;
    const [first, second] = [numberOf(match.groups?.for), numberOf(match.groups?.against)];
    const isTurned = FELL.test(sentence) && first > second && match.groups?.plain !== undefined;
    const abstained = ABSTAINED.exec(sentence);
    return {
      for: isTurned ? second : first,
      against: isTurned ? first : second,
      abstained: abstained ? numberOf(abstained[1]) : null,
    };
  }
  return null;
}

/** Every way to tell votes names the other side. Most sentences hold no such word, and the patterns below are slow. */
const SIDES = /\b(?:to|against|opposed|noes)\b|\d\s?[–-]\s?\d/i;

const NUMBERS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const N = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,5}|${NUMBERS.slice(1).join('|')})`;

const VOTES: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?<for>${N})\s+(?:votes?\s+)?(?:for|in favour)\b\s*(?:,|;|and|with|to)?\s*(?:and\s+)?(?<against>${N})\s+(?:votes?\s+)?(?:against|opposed)\b`,
    'i',
  ),
  new RegExp(String.raw`\bayes:?\s+(?<for>${N})\b[\s,;]+noes:?\s+(?<against>${N})\b`, 'i'),
  new RegExp(String.raw`\b(?:for|in favour):?\s+(?<for>${N})\b[\s,;]+against:?\s+(?<against>${N})\b`, 'i'),
  new RegExp(String.raw`(?<plain>\bby)\s+(?<for>${N})\s+votes?\s+(?:to|against)\s+(?<against>${N})\b`, 'i'),
  new RegExp(
    String.raw`(?<plain>\b)(?:passed|carried|approved|agreed|adopted|defeated|lost|fell|rejected|won|voted|backed|accepted|endorsed|decided)\b[^.;]{0,60}?\bby\s+(?<for>${N})\s+(?:to|against)\s+(?<against>${N})\b`,
    'i',
  ),
  new RegExp(String.raw`(?<plain>\b)(?<for>${N})\s+votes?\s+(?:to|against)\s+(?<against>${N})\b`, 'i'),
  /(?<plain>\b)(?:passed|carried|approved|agreed|adopted|defeated|lost|fell|rejected|won|voted|vote|endorsed|motion|amendment)\b[^.;]{0,60}?(?<![\d–-])\b(?<for>\d{1,3})\s?[–-]\s?(?<against>\d{1,3})\b(?!\s?[\d%–-]|\s+(?:per cent|January|February|March|April|May|June|July|August|September|October|November|December|year|years|week|weeks|month|months|days)\b)/i,
];

const FELL = /\b(?:fell|lost|defeated|rejected|voted down|turned down|failed)\b/i;
const ABSTAINED = new RegExp(
  String.raw`\b(no|${N})\s+(?:of\s+(?:us|them)\s+|members?\s+|people\s+)?(?:abstentions?|abstained|abstaining)\b`,
  'i',
);

function numberOf(text = ''): number {
  const word = NUMBERS.indexOf(text.toLowerCase());
  return word >= 0 ? word : Number(text.replaceAll(',', ''));
}
