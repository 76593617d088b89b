// Finds what a meeting decided. Each decision is the sentence that states it, with the votes where it tells them.
import type { Decision } from '../../src/reports/item.ts';
import { votesIn } from './votes.ts';

/** The decision that a sentence states, `null` where it states none. */
export function decisionIn(sentence: string): Decision | null {
  const votes = votesIn(sentence);
  if (!votes && !DECIDED.some((pattern) => pattern.test(sentence))) return null;
  return { text: sentence.trim(), votes };
}

const DECIDED: readonly RegExp[] = [
  /\b(?:agreed|passed|carried|approved|adopted|endorsed|accepted)\s+(?:unanimously|overwhelmingly|nem\.?\s?con\.?|without (?:a vote|dissent|opposition))/i,
  /\b(?:unanimously|overwhelmingly)\s+(?:agreed|passed|carried|approved|adopted|endorsed|elected|rejected)\b/i,
  /\b(?:nem\.?\s?con\.?)(?:\W|$)/i,
  /^(?:[\p{L}\s,]{0,40}?)\b(?:we|it was|the\s+(?:[\p{L}-]+\s+){1,4}?)\s*(?:(?:then|also|finally|all|was|duly)\s+)*(?:agreed|resolved|approved|adopted|ratified|endorsed|decided)\b/iu,
  /\b(?:motion|amendment|paper|proposal|recommendations?|resolution|budget|minutes|rule change|policy)\b[^.;]{0,80}?\b(?:was|were)\s+(?:\w+\s+)?(?:agreed|passed|carried|approved|rejected|defeated|lost|adopted|endorsed|withdrawn|remitted)\b/i,
  /^(?:RESOLVED|AGREED|DECIDED|APPROVED|Resolved)\b/,
  /\bwas\s+(?:re-?)?elected\s+(?:as\s+)?(?:unopposed|chair|vice-chair|treasurer|secretary|president|convenor)\b/i,
];
