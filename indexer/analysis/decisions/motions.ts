// Reads who moved and who seconded: "Motion by Ann Orr, second by Bo Lind", "Cllr Orr proposed …, Mr. Lind seconded", "Moved: Orr".
// Names stay as printed, with their titles; one name alone is filled up from those present.

import type { Decision } from '../../../src/reports/item.ts';
import { type Worded, worded } from '../text/worded.ts';

const TITLE = String.raw`(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Cllr|Coun|Councill?or|Senator|Supervisor|Commissioner|Trustee|Director|Member|Alderman|Rep|Sen)\.?`;
/** Labels of the lines around a name. */
const NO_NAME = String.raw`(?!(?:The|A|An|It|On|That|This|And|All|Motion|Moved|Mover|Second|Seconded|Seconder|Votes?|Voting|Ayes?|Nays?|Yeas?|Noes|Carried|Approved|Passed|CARRIED|PASSED|LOST|DEFEATED|AGREED|APPROVED|ADOPTED|FAILED|REJECTED|WITHDRAWN|MOVED|SECONDED|Those|Members|Result|In|No|None|Agenda|Minutes|Meeting|Report)\b)`;
const WORD = String.raw`(?:\p{Lu}\.|${NO_NAME}\p{Lu}[\p{L}\p{M}\p{N}’'-]+)`;
const NAME = String.raw`(?:${TITLE} +)?${WORD}(?: +(?:de|del|van|von|der|al|bin|la|le)(?= +\p{Lu}))?(?: +${WORD}){0,3}(?:,? +(?:[JS]r\b\.?|I{2,3}\b))?`;

const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)(?:\p{Ll}*)\b`;

const MOVER: readonly Worded[] = [
  String.raw`:\s*(${NAME})\s*\/\s*${NAME}\s*[–—-]\s*(?:[Cc]arried|[Pp]assed|[Aa]pproved|[Ff]ailed|[Dd]efeated|[Ll]ost)\b`,
  String.raw`\bM\/?S\/?[CPU]\b\W{1,3}(${NAME})\s*(?:[/,&]|and\b)|\b[Mm]oved:?\s+(${NAME})\s*\/\s*${NAME}`,
  String.raw`\b(?:[Mm]otions?|MOTION)\b(?:(?!\b[Ss]econd)[^.;:]){0,160}?\b(?:by|of|from|BY)\s+(${NAME})`,
  String.raw`\b(?:[Mm]oved|[Pp]roposed|[Mm]otioned|[Tt]abled|[Nn]ominat(?:ed|ion)(?:(?!\bsecond)[^.;:]){0,160}?)\s+by:?\s+(${NAME})`,
  String.raw`\b(?:MOVED|[Mm]oved|[Pp]roposed|[Mm]over|[Pp]roposer|[Mm]otion [Bb]y)\s*:\s*(${NAME})(?![\p{L}’'-]|\s+(?:this|that|the|an?|it|these|to)\b)`,
  String.raw`\b(?:MOVE[DR]?|[Mm]ove[dr]?|M)\s*(?:\/|&|and)\s*(?:SECOND(?:ED|ER)?|[Ss]econd(?:ed|er)?|S)(?:\s+by)?\s*:\s*(${NAME})`,
  String.raw`\b[Nn]ominated\s*:\s*(${NAME})|\b(?:[Mm]oved|MOVED|[Pp]roposed)\s+(${NAME})\s*(?:[,;/.–—-]\s*)?(?:and\s+)?(?:[Ss]econded|SECONDED)\b`,
  String.raw`\(M\s*:\s*(${NAME})|\b[Mm]oved\s*\((${NAME})\)|\b[Mm]otion\b[^.;()]{0,160}\((${NAME})\s*\/\s*${NAME}\)`,
  String.raw`(?:^|[-–—.;,:(]\s*)(?!${MONTH})(${NAME})\s+1st\b|\b1st\s*(?:by\s*:?|:)\s+(${NAME})`,
  String.raw`\b[Pp]rop\.?:?\s+(${NAME})`,
  String.raw`(?:^|[.;,:]\s+|\n|…\s|\*|\bwith\s+)(${NAME})\s+(?:then\s+)?(?:moved|moves|proposed|proposes|ma(?:de|kes?|king)\s+(?:an?|the)\s+motion|motion(?:s|ed)?\s+to|offered\s+(?:a|the)\s+motion|(?:sets?|puts?)\s+(?:a\s+|the\s+)?motion)\b`,
  String.raw`(?:^|[-–—.;]\s*)(${NAME})\s*[:–-]\s*[Mm]otion\s+(?:to|that|for)\b`,
  String.raw`\b[Mm]oved\s+as\s+(?:\p{Ll}+\s+){1,4}by\s+(${NAME})`,
  String.raw`\b(?:[Mm]otion|MOTION):\s+(${NAME})\s*[;,/|]\s*(?:[Ss]econd|2nd|[Ss]\s*:)`,
].map((pattern) => worded(new RegExp(pattern, 'u')));

/** Each of them needs one of these; "proposal" is none, and stands everywhere. */
const MOVER_WORD = /\bM\/?S\/?[CPU]\b|mo(?:tion|v)|nominat|tabled|propose[dsr]|\bprop\b|1st|M\s*(?:[:/&]|and)/i;

const SECONDER: readonly Worded[] = [
  String.raw`\bM\/?S\/?[CPU]\b\W{1,3}${NAME}\s*(?:[/,&]|and\b)\s*(${NAME})|\b[Mm]oved:?\s+${NAME}\s*\/\s*(${NAME})`,
  String.raw`\b[Mm]oved\s+as\s+(?:\p{Ll}+\s+){1,4}by\s+${NAME}\s+and\s+(${NAME})`,
  String.raw`:\s*${NAME}\s*\/\s*(${NAME})\s*[–—-]\s*(?:[Cc]arried|[Pp]assed|[Aa]pproved|[Ff]ailed|[Dd]efeated|[Ll]ost)\b`,
  String.raw`\b(?:[Mm]ove[dr]?|MOVE[DR]?|M)\s*(?:\/|&|and)\s*(?:SECOND(?:ED|ER)?|[Ss]econd(?:ed|er)?|S)(?:\s+by)?\s*:\s*${NAME}\s*(?:\/|,|&|and)\s*(${NAME})`,
  String.raw`\b(?:[Ss]econd(?:ed)?(?:\s+(?:was\s+)?(?:made|offered))?|[Ss]upport(?:ed)?)\s+by:?\s+(${NAME})`,
  String.raw`\b(?:SECONDED|[Ss]econd(?:ed|er)?(?:\s+[Bb]y)?)\s*:\s*(${NAME})`,
  String.raw`[,;]\s*S\s*:\s*(${NAME})|\b[Ss]econded\s*\((${NAME})\)|\b[Mm]otion\b[^.;()]{0,160}\(${NAME}\s*\/\s*(${NAME})\)`,
  String.raw`\b2nd\s*(?:by\s*:?|:)\s+(${NAME})|[,;./\n]\s*(?:and\s+)?(?:2nd|[Ss]econded|SECONDED)\s+(?!${MONTH})(${NAME})|[.;,]\s*Second\s+(?!Reading|Vice)(${NAME})(?=\s*(?:[.,;]|$))`,
  String.raw`(?:^|[-–—.;,:]\s+|\n|…\s|\band\s+)(${NAME})\s+(?:then\s+)?(?:seconded|seconds|second|2nd)\b`,
].map((pattern) => worded(new RegExp(pattern, 'u')));

/** Each of them needs one of these; the last one, which may begin at any name, is slow. */
const SECOND_WORD = /second|support|2nd|\/|S(?:\s+by)?\s*:|\(|\bM\/?S\/?[CPU]\b|\bmoved\b/i;

/** "Bo (treasurer) moved", "Orr (K7BO) seconded": what stands between a name and what its bearer does. */
const BRACKETS =
  /(?<=\p{Lu}[\p{L}\p{M}.’'-]*)\s*\([^()\n]{1,40}\)(?=\s+(?:then\s+)?(?:moved|moves|proposed|proposes|made|makes|making|motion|offered|seconded|seconds|second|2nd)\b)/gu;

/** "Bo accepted the minutes and Cy seconded": whoever accepts for the meeting moves it. */
const ACCEPTS = worded(
  new RegExp(String.raw`(?:^|[.;]\s+)(${NAME})\s+(?:accepted|approved)\b[^.;]{1,160}\band\s+${NAME}\s+seconded\b`, 'u'),
);

/** Names, `null` where the text names nobody. */
export function moversIn(text: string): { readonly mover: string | null; readonly seconder: string | null } {
  if (!/\b(?:M\/?S\/?[CPU]\b|mo(?:tion|v)|prop\b|propos|nominat|second|tabled|1st|2nd|M\s?[:/])/i.test(text))
    return { mover: null, seconder: null };
  const plain = text.includes('(') ? text.replace(BRACKETS, '') : text;
  const seconder = SECOND_WORD.test(plain) ? firstIn(plain, SECONDER) : null;
  const mover = MOVER_WORD.test(plain) ? firstIn(plain, MOVER) : null;
  return { mover: mover ?? (seconder === null ? null : firstIn(plain, [ACCEPTS])), seconder };
}

/**
 * The decisions with the movers by their full names, where one name alone is printed ("Dick moved").
 * @param fullNameOf the one person present who is called so, `null` where nobody or several are
 */
export function withFullNames(decisions: readonly Decision[], fullNameOf: (name: string) => string | null): Decision[] {
  const full = (name: string | null): string | null =>
    name === null || /[\s.]/.test(name) ? name : (fullNameOf(name) ?? name);
  return decisions.map((one) => ({ ...one, mover: full(one.mover), seconder: full(one.seconder) }));
}

function firstIn(text: string, patterns: readonly Worded[]): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const name = match?.slice(1).find((group) => group !== undefined);
    if (name !== undefined) return name.replace(/(?<!\b[JS]r)\.$/, '');
  }
  return null;
}
