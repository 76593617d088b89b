// Finds what a meeting decided, with the votes where they are told. Each decision is the sentence that states it.
import type { Decision, Votes } from '../../src/reports/item.ts';

/** The decision that a sentence states, `null` where it states none. */
export function decisionIn(sentence: string): Decision | null {
  const votes = votesIn(sentence);
  if (!votes && !DECIDED.some((pattern) => pattern.test(sentence))) return null;
  return { text: sentence.trim(), votes };
}

const NUMBER_WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const N = String.raw`(\d{1,4}|${NUMBER_WORDS.slice(1).join('|')})`;

const VOTES: readonly RegExp[] = [
  new RegExp(String.raw`\bby\s+${N}\s+(?:votes?\s+)?(?:to|against)\s+${N}\b`, 'i'),
  new RegExp(String.raw`\b${N}\s+votes?\s+(?:to|against)\s+${N}\b`, 'i'),
  new RegExp(
    String.raw`\b${N}\s+(?:votes?\s+)?(?:for|in favour)\s*(?:,|and|with|to)?\s*(?:and\s+)?${N}\s+(?:votes?\s+)?against\b`,
    'i',
  ),
  /\b(?:passed|carried|approved|agreed|adopted|defeated|lost|fell|rejected|won|voted|vote|endorsed)\b[^.;]{0,60}?(?<![\d-–])\b(\d{1,3})\s?[–-]\s?(\d{1,3})\b(?![\d%])/i,
];

function votesIn(sentence: string): Votes | null {
  for (const pattern of VOTES) {
    const match = pattern.exec(sentence);
    if (!match) continue;
    const abstained = new RegExp(
      String.raw`\b${N.replace('(', '(no|')}\s+(?:abstentions?|abstained|abstaining)\b`,
      'i',
    ).exec(sentence);
    return {
      for: numberOf(match[1]),
      against: numberOf(match[2]),
      abstained: abstained ? numberOf(abstained[1]) : null,
    };
  }
  return null;
}

function numberOf(text = ''): number {
  const word = NUMBER_WORDS.indexOf(text.toLowerCase());
  return word >= 0 ? word : Number(text);
}

const DECIDED: readonly RegExp[] = [
  /\b(?:agreed|passed|carried|approved|adopted|endorsed|accepted)\s+(?:unanimously|overwhelmingly|nem\.?\s?con\.?|without (?:a vote|dissent|opposition))/i,
  /\b(?:unanimously|overwhelmingly)\s+(?:agreed|passed|carried|approved|adopted|endorsed|elected|rejected)\b/i,
  /\b(?:nem\.?\s?con\.?)(?:\W|$)/i,
  /^(?:[\p{L}\s,]{0,40}?)\b(?:we|it was|the\s+(?:[\p{L}-]+\s+){1,4}?)\s*(?:(?:then|also|finally|all|was|duly)\s+)*(?:agreed|resolved|approved|adopted|ratified|endorsed|decided)\b/iu,
  /\b(?:motion|amendment|paper|proposal|recommendations?|resolution|budget|minutes|rule change|policy)\b[^.;]{0,80}?\b(?:was|were)\s+(?:\w+\s+)?(?:agreed|passed|carried|approved|rejected|defeated|lost|adopted|endorsed|withdrawn|remitted)\b/i,
  /\bwas\s+(?:re-?)?elected\s+(?:as\s+)?(?:unopposed|chair|vice-chair|treasurer|secretary|president|convenor)\b/i,
];
