// Tells sections that hold nothing but what was decided, by their headings: "Decisions made", "Conclusion", "Grants approved". In a
// conclusion people also sum up and judge; what only does that decides nothing.
import { sentencesOf } from '../../../src/reports/sentences.ts';
import { isOutcomeOf } from './consensus.ts';

export type DecidedSection =
  /** Whatever stands below was decided. */
  | 'decisions'
  /** What nobody says below it was decided: the heading names the matter. */
  | 'matter'
  /** What was decided, or how the discussion is summed up. */
  | 'conclusion'
  /** The points of its list were approved, or whatever the heading says. */
  | 'approved';

/** @param place of an item's own heading, which may as well be what the item is about, or of one within an item */
export function decidedSectionOf(heading: string, place: 'item' | 'inner'): DecidedSection | null {
  const key = heading
    .replace(/^\W*(?:\d+\W+)*/, '')
    .replace(/\W+$/, '')
    .toLowerCase();
  if ((place === 'item' ? CONCLUSION : INNER_CONCLUSION).test(key)) return 'conclusion';
  if ((place === 'item' ? DECISIONS : INNER_DECISIONS).test(key)) return 'decisions';
  // "Decision: the crane" names only what it was about.
  if (/^decision\s*:\s+\S[^?]*$/.test(key) && !isOutcomeOf(key)) return 'matter';
  return APPROVED.test(key) && !SENTENCE.test(key) ? 'approved' : null;
}

/** "None.", "No decisions were made." */
export function decidesNothing(text: string): boolean {
  return /^\W*$|^\W*(?:none(?: (?:taken|made|reached|recorded|passed|needed))?|nil|n\/?a|tb[acd]|nothing|no (?:\p{L}+ ){0,3}(?:decisions?|resolutions?|motions?|conclusions?)\b.*)(?: (?:this|at this|yet|so far)\b.*)?\W*$/iu.test(
    text,
  );
}

/** It says how things are or might be, and nothing that is to be done or left. */
export function isAssessment(text: string): boolean {
  const sentences = sentencesOf(text).filter((sentence) => /\p{L}/u.test(sentence.text));
  return (
    sentences.length > 0 &&
    sentences.every(
      ({ text: one }) => /\bplease\b/i.test(one) || (STATES.test(one) && !SETTLES.test(one) && !isTask(one)),
    )
  );
}

/** "Ann to look into it", "The hamper to go to the Institute": no verb but what is to be done. */
function isTask(sentence: string): boolean {
  const at = sentence.search(/\bto\s+\p{Ll}/u);
  return at > 0 && !STATES.test(sentence.slice(0, at));
}

const OF = '(?: (?:made|taken|reached|agreed|log|record|summary|items?|(?:and|&|of|from|at|in) .*))?';
const LEAD =
  '(?:(?:key|main|major|final|board|group|committee|meeting|council|summary of|list of|record of|the) ){0,3}';
const CONCLUSION = /^(?:the )?(?:meeting )?conclusions?$/;
const INNER_CONCLUSION = new RegExp(String.raw`^(?:\p{L}+ ){0,2}conclusions?${OF}$`, 'u');
const DECISIONS = new RegExp(
  `^${LEAD}(?:decisions?|resolutions?)(?: (?:made|taken|reached|agreed|log|record|summary))?$|^${LEAD}motions? (?:passed|carried|approved)$`,
);
const INNER_DECISIONS = new RegExp(
  String.raw`^(?:\p{L}+ ){0,3}(?:decisions?|resolutions?)${OF}$|^(?:\p{L}+ ){0,2}motions? (?:passed|carried|approved)$`,
  'u',
);
const APPROVED =
  /^(?:(?:\p{L}+|&) ){1,4}(?:approved|accepted|adopted|agreed|passed|ratified|rejected|declined|deferred|withdrawn)$/u;
/** "The budget was approved" is a heading that decides by itself. */
const SENTENCE = /\b(?:is|are|was|were|be|been|being|to|not|has|have|had|we|they|it)\b/;

const STATES = /\b(?:is|are|was|were|would|could|might|seems?|remains?|needs|looks|appears?|shows?|suggests?|means)\b/i;
const SETTLES =
  /\b(?:we|will|shall|should|must|agree[ds]?|agreement|consensus|accept(?:ed)?|approv\w+|reject\w*|defer\w*|favou?r\w*|decid\w+|decision|resolv\w+|clos(?:e|ed|ing)|merg(?:e|ed|ing)|keep|let[’']?s|to be|fine|ok(?:ay)?|as is|acceptable|stays?|adopt\w*|postpon\w+|drop(?:ped)?|go(?:ing)? (?:ahead|with)|no (?:change|action)|won[’']t|unanim\w+|plan is|direction is)\b/i;
