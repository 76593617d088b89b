// Tells sentences in which a meeting goes through its forms: it is called to order, something is moved and seconded, votes are cast.
// Whoever does that is no speaker by it, and nobody holds the floor after it.

import { type Worded, worded } from '../text/worded.ts';

/** The words that make a sentence a formal act, `null` where nothing does. */
export function formalActIn(sentence: string): string | null {
  const act = HINT.test(sentence) ? firstIn(sentence, ACTS) : null;
  return act ?? (OTHER_HINT.test(sentence) ? firstIn(sentence, OTHERS) : null);
}

function firstIn(sentence: string, acts: readonly Worded[]): string | null {
  for (const pattern of acts) {
    const match = pattern.exec(sentence);
    if (match && !SPEECH_AFTER.test(sentence.slice(match.index + match[0].length))) return match[0].trim();
  }
  return null;
}

/** Every pattern needs one of these words. */
const HINT = worded(
  /declared|opened|convened|order|roll|adjourn|pledge|motion|move|second|propose|vote|volunteer|abstain|apologies|regrets|ayes?\b/i,
);

/** "… called the meeting to order and welcomed the guests": the same person then speaks. */
const SPEECH_AFTER =
  /^[^.;]{0,60}?,?\s+and\s+(?:then\s+)?(?:welcomed|welcomes|thanked|thanks|reminded|reminds|said|says|reported|reports|noted|notes|explained|explains|announced|announces|asked|asks|stated|states|reserved)\b/;

const BY = String.raw`second(?:ed)?\s+(?:was\s+)?(?:made\s+)?by`;

const ACTS: readonly Worded[] = [
  /\bcall(?:s|ed)\s+for\s+(?:an?|the)\s+(?:vote|motion|show\s+of\s+hands|second|roll)\b/i,
  /\bdeclared\s+(?:the\s+)?(?:motion|amendment|resolution|vote|meeting)\s+(?:was\s+|to\s+be\s+)?(?:carried|lost|passed|defeated|adopted|open|closed|adjourned)\b/i,
  /\bcall(?:s|ed)\b[^.;]{0,90}?\bto\s+order\b/i,
  /\bcall(?:s|ed)\s+(?:the\s+)?roll\b/i,
  /^(?:[Tt]he\s+)?(?:\p{L}+\s+){0,2}?(?:meeting|session)\s+(?:was\s+)?(?:opened|convened)\s+by\b/iu,
  /\badjourn(?:s|ed)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:meeting|session)\b/i,
  /\b(?:recit|repeat|le[ad]|said)\w*\b[^.;]{0,40}?\bpledge\b/i,
  // "Motion by …", "Upon a motion of …", "Motion to approve …".
  /^(?:(?:Up)?[Oo]n\s+)?(?:[Aa]\s+|[Tt]he\s+)?[Mm]otion\s+(?:was\s+)?(?:made\s+)?(?:by|of|to|and|from|that)\b/,
  /^(?:(?:(?:Up)?[Oo]n\s+)?(?:[Aa]n?\s+|[Tt]he\s+)?(?:\p{Ll}+\s+)?[Mm]otion\s+(?:was\s+)?(?:\p{Ll}+ly\s+|duly\s+)?(?:made|offered|put)|(?:[Ii]t\s+was\s+)?[Mm]oved)\b[^.;]{0,40}?\bsecond/u,
  /\b(?:made|makes|make)\s+(?:an?\s+|the\s+|another\s+|this\s+)(?:\w+\s+)?motion\b/,
  new RegExp(
    String.raw`\b(?:moved|moves|proposed|motion(?:ed|s)?|nominat\w+|by)\b[^.]{0,300}?[,;]?\s(?:and\s+)?(?:was\s+|it\s+was\s+)?${BY}\s`,
    'i',
  ),
  /\b[Ii]t\s+was\s+(?:moved|proposed)\s+by\b[^.]{0,60}?\s(?:&|and)\s+(?!(?:he|she|they)\b)/,
  new RegExp(String.raw`^${BY}\s`, 'i'),
  // "Seconded Ned Tarn", "Proposed: Cllr Orr".
  /^(?:[Ss]econded|[Pp]roposed|[Mm]oved)\s*[:–-]?\s+(?:(?:Cllr|Councillor|Mrs?|Ms|Dr)\.?\s+)?\p{Lu}[\p{L}.’'-]+/u,
  // "Member Orr so moved, Chair Rask seconded.": no more than that.
  /^(?:\p{Lu}[\p{L}.’'-]+\s+){1,4}(?:so\s+)?(?:moved|moves|seconded|seconds|volunteered|volunteers|abstained|abstains)(?:\s+(?:it|this|that))?\s*(?:[.,;]|$)/u,
  // "Ned Tarn moved to accept the accounts".
  /(?:^|[,;]\s|\band\s)(?:\p{Lu}[\p{L}.’'-]+\s+){1,4}(?:moved|moves)\s+to\s+(?!the\b|an?\b|his\b|her\b|their\b)\p{Ll}+\s/u,
  /\b(?:sen[dt]s?|submit(?:s|ted)?|gave|gives|tender(?:s|ed))\s+(?:(?:his|her|their|in)\s+)?(?:apologies|regrets)\b/u,
  // "Gary second the motion": a clerk's shorthand.
  /^(?:\p{Lu}[\p{L}.’'-]+\s+){1,4}second(?:s|ed)?\s+(?:the|this|that|it)\b/u,
  /^(?:\p{Lu}[\p{L}.’'-]+\s+){1,3}motion(?:s|ed)?\s+(?:to|for|that)\b/u,
  /^(?:[Rr]oll[- ][Cc]all\s+)?[Vv]otes?\b[^.]{0,60}?\b(?:ayes?|yeas?|nays?|yes|abstain(?:ed|s)?)\b/,
].map(worded);

/** Acts that reports of any kind tell of, and which make nobody a clerk. */
const OTHER_HINT =
  /^do\s|elected|nominat|second|stood|stands|step(?:s|ped)\s|resigned|\bw[io]ns?\b|letter|communication|correspondence|petition|report from|resolution|ordinance|\bbill\b/i;

const OTHERS: readonly RegExp[] = [
  // What a letter says is its writer’s, whoever reads it.
  /^(?:[\p{L}’'.-]+\s+){1,6}(?:read|submitted|presented|received)\s+(?:(?:an?|the|several|two|following)\s+){0,2}(?:(?:letters?|communications?|correspondence|petitions?)\b|reports?\s+from\b[^.;]{2,100}\b(?:recommending|requesting|asking|stating|advising|offering|inviting)\b)/u,
  /\b(?:[Rr]esolution|[Oo]rdinance|[Bb]ill|[Mm]otion)\b[^.;]{0,80}?\b(?:was|were)\s+(?:introduced|offered|presented|moved)\s+by\b[^.;]{2,80}?\band\s+(?:\p{L}+ly\s+)?(?:adopted|approved|passed|carried|defeated|tabled)\b/u,
  // Who is elected, stands or stands down says nothing by it.
  /^(?:\p{Lu}[\p{L}’'-]+\.?\s+){1,4}(?:(?:was|were|is)\s+)?(?:duly\s+|unanimously\s+)?(?:(?:re-?)?elected\b|(?:wins?|won)\s+(?:unopposed|by\s+an?\s+|with\s+\S+\s+votes|the\s+(?:vote|election|ballot)))/u,
  /^(?:\p{Lu}[\p{L}’'-]+\.?\s+){1,4}(?:(?:stood|stands|stepped|steps)\s+down|resigned)\b/u,
  /^(?!(?:The|An?|Our|This|That|His|Her|Their|Its|Every|Each|On|In|At)\s)(?:\p{Lu}[\p{L}’'-]+\.?\s+){1,3}(?:nominate[sd]?|second(?:s|ed)?)\s+\p{Lu}/u,
  /^(?:DO\s+(?:NOT\s+)?\p{Lu}{4,}|Do\s+(?:[Nn]ot\s+)?(?:Pass|Adopt|Confirm|Approve|Concur))\b/u,
];

/** How many of the sentences are formal acts: minutes of clerks have several. Looks for two at the most. */
export function hasFormalActs(texts: readonly string[]): boolean {
  let found = 0;
  for (const text of texts) {
    if (!HINT.test(text)) continue;
    for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
      if (sentence.length < LONGEST && HINT.test(sentence) && firstIn(sentence, ACTS) !== null) found++;
      if (found >= FEWEST) return true;
    }
  }
  return false;
}

const FEWEST = 2;
const LONGEST = 600;
