// Reads votes out of a text: "by 22 votes to 12", "passed 16–11 with one abstention", "Ayes 29, Noes 8", "Nays: none". Two numbers
// beside each other are no vote: a resolution, a rate, a range has them as well; only the words of a vote make them one.

import type { Votes } from '../../../src/reports/item.ts';
import { matchesIn } from '../../../src/reports/matches.ts';
import { type Worded, worded } from '../text/worded.ts';

/** The votes that a text tells, `null` where it tells none. Of a motion that fell, the larger number is against it. */
export function votesIn(text: string): Votes | null {
  if (!SIDES.test(text)) return null;
  if (!COUNT.test(text)) return namedVotes(text);
  const abstained = /abst/i.test(text) ? abstainedIn(text) : null;
  for (const pattern of COUNTING.test(text) ? COUNTS : []) {
    const match = pattern.exec(text);
    if (!match?.groups) continue;
    const { groups } = match;
    const [first, second] = [numberOf(groups.for), numberOf(groups.against)];
    // "fell by 14 votes to 12" names the larger side first, whichever it is.
    const isTurned = groups.plain !== undefined && FELL.test(text) && first > second;
    return {
      for: isTurned ? second : first,
      against: isTurned ? first : second,
      abstained: groups.third === undefined ? abstained : numberOf(groups.third),
    };
  }
  const named = namedVotes(text);
  if (named) return { ...named, abstained: named.abstained ?? abstained };
  const alone = numberOf(FOR_ALONE.exec(text)?.[1] ?? FOR_ITEM.exec(text)?.[1] ?? FOR_BESIDE.exec(text)?.[1]);
  if (alone > 0) return { for: alone, against: null, abstained };
  if (abstained === null || abstained === 0 || !CARRIED.test(text)) return null;
  return { for: null, against: UNOPPOSED.test(text) ? 0 : null, abstained };
}

/** Most texts hold none of these, and the patterns below are slow. */
const SIDES =
  /\bin favou?r\b|\b(?:to|against|opposed|noes|nays?|no|none|dissent\w*|yeas?|ayes?|yes|abstain\w*|abstentions?)\b|with\s+\S+\s+votes?|\d\s?[–-]\s?\d|\d\s?Y\b/i;

const NUMBERS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
/** Nobody counts votes with a leading nought. */
const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,4})`;
const N = String.raw`(?<![\d.,/–-])(?:${DIGITS}(?![\d/]|\.\d|,\d)|\b(?:${NUMBERS.slice(1).join('|')})\b)`;
const N0 = String.raw`(?:${N}|\b(?:no|none|zero|nil)\b)`;
const FOR = '(?:for|in favou?r|yes|ayes?|yeas?|yea)';
const AGAINST = '(?:against|opposed|no|nays?|noes|dissenting)';
const ABSTAIN = '(?:abstain(?:ed|ing)?|abstentions?)';
/** Behind a count, those who are counted. */
const BY_NAME = String.raw`(?:\s*\([^()\d]{2,200}\))?`;
const AND = String.raw`[\s,;./…–-]+(?:(?:and|with|to|votes?|voting|those|members)\s+){0,2}`;
/** What follows the counts of a vote; after any other word they count something else. */
const ENDED = String.raw`(?=\s*(?:$|[.,;:)\]!\n]|with\b|vote\b|and\b|in favou?r\b|to\s+\p{Ll}|against\b|that\b|not to\b))`;
const RESULT =
  '(?:unanimous(?:ly)?|passed|passes|carried|carries|approved|agreed|adopted|defeated|lost|fell|fails?|failed|rejected|voted|accepted|endorsed|ratified|decided|backed|elected|vote)';
/** "(7-2-1)", "7 to 2" */
const PAIR = String.raw`(?<for>${N})(?:\s?[–-]\s?|\s+to\s+)(?<against>(?:${DIGITS}|\b(?:${NUMBERS.slice(1).join('|')})\b))(?:\s?[–-]\s?(?<third>\d{1,3}))?(?![\d/%–-]|\.\d)`;

const COUNTS: readonly Worded[] = [
  // "12 for, 3 against", "6 ayes and 0 nays, 1 abstention"
  String.raw`(?<for>${N0})\s+(?:votes?\s+|members?\s+)?${FOR}\b(?:\s+votes?)?${BY_NAME}${AND}(?<against>${N0})\s+(?:votes?\s+)?${AGAINST}\b(?:\s+votes?)?`,
  // "Ayes: 29, Noes: 8"
  String.raw`\b${FOR}\s*[:=–-]?\s*(?<for>${N})${AND}${AGAINST}\s*[:=–-]?\s*(?<against>${N0})`,
  // "Votes against? 0, votes in favour: 10"
  String.raw`\b${AGAINST}\s*[:=?]\s*(?<against>${N0})${BY_NAME}${AND}${FOR}\s*[:=?]\s*(?<for>${N})`,
  // Scans misread the word behind the ayes: "Ayes: 2 / Nees: 5".
  String.raw`\b(?:ayes|yeas)\s*[:=–-]\s*(?<for>${N})[\s,;.]+n\p{L}{2,3}s\s*[:=–-]\s*(?<against>${N0})`,
  // "5Y-1N"
  String.raw`(?<![\p{L}\d])(?<for>\d{1,3})\s?Y(?:\s?[-–,;/]\s?|\s+)(?<against>\d{1,3})\s?N(?:(?:\s?[-–,;/]\s?|\s+)(?<third>\d{1,3})\s?A)?(?![\p{L}\d])`,
  // "DO PASS, Bill 21, 10-0-2"
  String.raw`(?<plain>)(?-i:\b(?:DO|Do)\s)(?:not\s+)?(?:pass|adopt|confirm|approve|enter|concur|accept)\b[^.\n]{0,60}?[,(]\s*${PAIR}${ENDED}`,
  // "the result being three to two in favour of Ann Orr"
  String.raw`(?<plain>)\b(?:result|vote|count|division|ballot)\w*\b[^.;\n]{0,40}?\b${PAIR}\s+in\s+favou?r\b`,
  String.raw`(?<plain>)(?<for>${N})\s+votes?\s+(?:to|against)\s+(?<against>${N0})`,
  // "3 against and 10 for"
  String.raw`(?<against>${N0})\s+(?:votes?\s+)?${AGAINST}\b${AND}(?<for>${N})\s+(?:votes?\s+)?${FOR}\b`,
  String.raw`(?<plain>)\b(?:on|by|in|with)\s+an?\s+${PAIR}\s+vote\b`,
  // "by a vote of 9 to 3", "on a roll-call vote, 5-4"
  String.raw`(?<plain>)\bvote\s*(?:of|was|:|,|\()?\s*\(?${PAIR}${ENDED}`,
  // "passed by a show of hands, 14 to 3"
  String.raw`(?<plain>)\bshow\s+of\s+hands\b[,:]?\s+\(?${PAIR}${ENDED}`,
  // "elected pro tempore, 7-2"
  String.raw`(?<plain>)\belected\s+(?:\p{L}[\p{L}-]*[\s,]+){0,4}\(?${PAIR}${ENDED}`,
  // "passed 7-2", "carried (7-2-1)", "agreed, seven to two, to …"
  String.raw`(?<plain>)\b${RESULT}\b\s*(?:,|:|\(|by|by a margin of)?\s*\(?${PAIR}${ENDED}`,
  String.raw`(?<plain>)\b${RESULT}\b(?:(?!\bto\b)[^.;\n]){0,60}?\bby\s+${PAIR}${ENDED}`,
].map((pattern) => worded(new RegExp(pattern, 'iu')));

/** Each of them needs one of these as well. */
const COUNTING = worded(
  new RegExp(
    String.raw`\b(?:ayes|yeas|${AGAINST})(?:\b|\d)|\b(?:result|vote|count|division|ballot)|\b${RESULT}\b|\d\s?Y\b|\bdo\s+(?:not\s+)?(?:pass|adopt|confirm|approve|enter|concur|accept)\b`,
    'iu',
  ),
);

/** What counts may begin with: a number, or no votes of a kind. */
const COUNT = new RegExp(
  String.raw`\d|\b(?:${NUMBERS.slice(1).join('|')}|none|zero|nil|no\s+(?:votes?|members?|people|of|${FOR}|${AGAINST}|${ABSTAIN})|${ABSTAIN}\s*[:=–-]\s*no)\b`,
  'iu',
);

/** "passed with 6 votes": of the other side nothing is said. */
const FOR_ALONE = worded(
  new RegExp(
    String.raw`\b(?:${RESULT}|elected|w[io]ns?)\b[^.;\n]{0,40}?\bwith\s+(${N})\s+(?:votes?\b(?!\s+(?:against|opposed|cast))|(?:members?\s+)?(?:voting\s+)?in\s+favou?r\b)`,
    'iu',
  ),
);
/** "Re-elect Bo Rask - 5 in favor, 1 abstain": the count is all that stands behind the matter. */
const FOR_ITEM = worded(
  new RegExp(
    String.raw`\s[–—-]\s*(${N})\s+(?:votes?\s+)?in\s+favou?r(?:[,;]?\s+(?:and\s+)?${N0}\s+${ABSTAIN})?\W*$`,
    'iu',
  ),
);
/** "8 yes, 1 abstain" */
const FOR_BESIDE = worded(
  new RegExp(String.raw`(${N})\s+(?:votes?\s+)?${FOR}[,;]?\s+(?:and\s+)?${N0}\s+${ABSTAIN}\b`, 'iu'),
);
const FELL = worded(/\b(?:fell|lost|defeated|reject(?:ed)?|voted down|turned down|fail(?:ed|s)?)\b/i);
const UNOPPOSED = worded(
  /\b(?:no|without|nobody|none)\s+(?:\p{L}+\s+)?(?:oppos|dissent|against|vot\p{L}+\s+against)/iu,
);
const CARRIED = worded(/\b(?:motions?|passed|passes|carried|approved|adopted|agreed|vote[ds]?|nem)\b/i);
/** The label first, since "against: 2, abstain: 0" has a number on either side. */
const ABSTAINED = [
  String.raw`\b${ABSTAIN}\s*[:=–-]\s*(${N0})`,
  String.raw`(${N0})[^\S\n]+(?:of\s+(?:us|them)\s+|members?\s+|people\s+)?${ABSTAIN}\b`,
  String.raw`\b${ABSTAIN}\s+(${N})`,
  String.raw`(${N0})\s+abstentions?\b(?!\s*[:=–-])`,
].map((pattern) => new RegExp(pattern, 'iu'));

function abstainedIn(text: string): number | null {
  const found = ABSTAINED.map((pattern) => pattern.exec(text)?.[1]).find((count) => count !== undefined);
  return found === undefined ? null : numberOf(found);
}

/** "Ayes: All" counts nobody, and "Nays" in the next line is no name. */
const NAME_PART = String.raw`(?:\p{Lu}\.|(?!(?:All|ALL|Everyone|Everybody|Unanimous|UNANIMOUS|Motion|Nays?|NAYS?|Noes|NOES|No|NO|Abstain\p{L}*|ABSTAIN\p{L}*|Abstentions?|Absent|ABSENT|Opposed|OPPOSED|Excused)\b)\p{Lu}[\p{L}’'-]+)`;
const PERSON = String.raw`(?:(?:Messrs|Mr|Mrs|Ms|Mses|Mx|Dr|Cllrs?|Councill?ors?|Supervisors?|Trustees?|Senators?)\.?\s+)?${NAME_PART}(?:\s+(?:de\s+|van\s+|von\s+|al-)?${NAME_PART}){0,3}`;
const PEOPLE = String.raw`${PERSON}(?:(?:,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+)${PERSON})*`;
const YES_LIST = String.raw`(?:[Aa](?:yes?|YES?)|[Yy](?:eas?|EAS?|es|ES)|[Vv]ot(?:es?|ing)\s+(?:for|yea|aye|in\s+favou?r(?:\s+of)?))`;
const NO_LIST = String.raw`(?:[Nn](?:ays?|AYS?|oes|OES|o|O)|[Vv]ot(?:es?|ing)\s+(?:against|nay|no)|[Oo]pposed)`;
const THIS = String.raw`(?:\s+th(?:is|e)\s+\p{L}+)?\s*[:–-]\s*`;
/** "Ayes: Orr, Lind. Nays: none", "Voting for this action: Mr. Orr and Ms. Lind. Voting against: None." */
const NAMED = new RegExp(
  String.raw`\b${YES_LIST}${THIS}(?<for>[Nn]one|${PEOPLE})[\s.;,]*(?:${NO_LIST}${THIS}(?<against>[Nn]one\b|${PEOPLE}))?`,
  'u',
);
const ABSTAINING = worded(
  new RegExp(String.raw`\b(?:[Aa]bstain(?:ed|ing|s)?|ABSTAIN(?:ED)?|[Aa]bstentions?)${THIS}([Nn]one\b|${PEOPLE})`, 'u'),
);
/** Votes by name need one of these. */
const NAMING = /\b(?:vot|ay|ye|roll)/i;
/** "voted Ann Orr yea, Bo Lind yea, and Cy Rask nay" */
const ROLL_CALL =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'.]*(?:-\p{Lu}[\p{L}’'.]*)*(?:\s*[,:–-]?\s+\(?|\s?[–-]\s?)([Yy]ea|YEA|[Aa]ye|AYE|[Yy]es|YES|[Nn]ay|NAY|[Nn]o|NO|[Aa]bstain|ABSTAIN)\b(?!\s+(?:votes?|abstentions?|objections?)\b)/gu;

function namedVotes(text: string): { for: number; against: number; abstained: number | null } | null {
  if (!NAMING.test(text)) return null;
  const listed = NAMED.exec(text)?.groups;
  if (listed?.for !== undefined && (listed.against !== undefined || /\bvot/i.test(text))) {
    const abstaining = ABSTAINING.exec(text)?.[1];
    return {
      for: peopleIn(listed.for),
      against: peopleIn(listed.against ?? 'none'),
      abstained: abstaining === undefined ? null : peopleIn(abstaining),
    };
  }
  if (!/\bvot(?:es?|ed|ing)\b|\broll[- ]call\b/i.test(text)) return null;
  const answers = matchesIn(text, ROLL_CALL).map(([, answer = '']) => answer.toLowerCase());
  if (answers.length < 2) return null;
  const count = (pattern: RegExp): number => answers.filter((answer) => pattern.test(answer)).length;
  return { for: count(/^(?:yea|aye|yes)$/), against: count(/^(?:nay|no)$/), abstained: count(/^abstain$/) || null };
}

function peopleIn(list: string): number {
  if (/^none$/i.test(list.trim())) return 0;
  return list.split(/,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/).filter((name) => /\p{L}/u.test(name)).length;
}

function numberOf(text = ''): number {
  const word = NUMBERS.indexOf(text.trim().toLowerCase());
  if (word >= 0) return word;
  return /\d/.test(text) ? Number(text.replaceAll(',', '')) : 0;
}
