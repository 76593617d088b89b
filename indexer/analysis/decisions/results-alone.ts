import type { HeardBlock } from '../speech/heard-block.ts';
import { worded } from '../text/worded.ts';
// Reads results that stand by themselves, below or behind what they are about: "**PASSED**" on a line of its own, "… CARRIED" in
// capitals at the end of a paragraph, "Elected unopposed" under a candidate. A result without its matter is for others to read.

/** The block ends with such a result; `words` are what stands before it, without those who moved it. */
export function resultAlone(text: string): { readonly words: string; readonly hasMovers: boolean } | null {
  if (!RESULT_WORD.test(text.slice(-LONGEST_RESULT))) return null;
  const whole = text.trim();
  const lines = whole.split('\n');
  const last = lines.at(-1)?.trim() ?? '';
  const end = lengthOfResult(whole, last);
  if (end === 0) return null;
  const before = whole.slice(0, whole.length - end);
  const words = withoutMovers(before);
  return { words, hasMovers: words !== before.trim() };
}

/** Of the result at the end of a text, 0 where none is. */
function lengthOfResult(whole: string, last: string): number {
  if (last.length <= LONGEST_RESULT && RESULT_LINE.test(last)) return last.length;
  const tail = whole.slice(-LONGEST_RESULT);
  const capitals = /\p{Ll}/u.test(whole) ? CAPITALS.exec(tail) : null;
  if (capitals) return capitals[0].length;
  const dashed = DASHED.exec(tail)?.[0] ?? '';
  return !/pass|lost|approv/i.test(dashed) || OF_MEETING.test(whole) ? dashed.length : 0;
}

/** "PASSED", "Elected unopposed": never the title of what follows. */
export function isResultLine(line: string): boolean {
  return (
    RESULT_LINE.test(line) &&
    !/^\W*(?:approved|adopted|agreed|accepted|rejected|ratified|failed|elected)\W*$/i.test(line)
  );
}

/** "Moved: Ann Orr / Seconded: Bo Lind", and nothing else. */
export function isMoversAlone(text: string): boolean {
  return text.length < LONGEST_MOVERS && MOVER_WORD.test(text) && withoutMovers(text) === '';
}

/** "Those for: 8", "Abstained 2": a count between the movers and the result. */
export function isTally(text: string): boolean {
  return text.length < 80 && TALLY.test(text);
}

/** What stands above the block at `at` and is its matter: a paragraph, a point with all its paragraphs, or a whole list. */
export function matterAbove(blocks: readonly HeardBlock[], at: number): readonly HeardBlock[] {
  const block = blocks[at];
  const last = blocks[at - 1];
  if (!block || !last || last.form === 'heading' || last.form === 'table' || last.label !== null) return [];
  let from = at - 1;
  const isOfPoint = block.form === 'list' && last.form === 'list' && block.isContinued === true;
  if (isOfPoint) {
    while (at - from <= MOST_BLOCKS && blocks[from]?.isContinued && blocks[from - 1]?.form === 'list') from--;
  } else if (last.form === 'list' && block.form !== 'list') {
    while (at - from <= MOST_BLOCKS && blocks[from - 1]?.form === 'list') from--;
    if (/:\s*$/.test(blocks[from - 1]?.text ?? '') && blocks[from - 1]?.form === 'paragraph') from--;
  } else if (last.form === 'quote') {
    while (at - from <= MOST_BLOCKS && blocks[from - 1]?.form === 'quote') from--;
  } else if (block.form === 'list' && last.form === 'list' && last.level === block.level) {
    return [];
  }
  const matter = blocks.slice(from, at);
  return matter.length <= MOST_BLOCKS && matter.every(({ label }) => label === null) ? matter : [];
}

const MOST_BLOCKS = 30;
/** Characters. */
const LONGEST_MOVERS = 300;
const LONGEST_RESULT = 120;

/** Every form of a result needs one. */
const RESULT_WORD = worded(
  /carried|passed|lost|defeated|failed|adopted|approved|agreed|accepted|rejected|ratified|negatived|elected/i,
);
const WORD =
  '(?:carried|passed|lost|defeated|failed|approved|adopted|agreed|accepted|rejected|ratified|negatived|not (?:carried|passed|agreed|approved|adopted)|(?:re-?)?elected)';
const MANNER =
  '(?:unanimously|unopposed|nem\\.? ?con\\.?|by (?:acclamation|consensus|(?:a )?(?:voice )?vote|(?:a )?(?:secret )?ballot|(?:a )?(?:clear |large )?majority|a show of hands|general consent)|without (?:dissent|objection|opposition|a vote))';
const RESULT_LINE = worded(
  new RegExp(
    String.raw`^[\s*_[(–—-]*(?:(?:the\s+)?(?:motion|resolution|amendment|vote|result)s?\s*(?::|was|is)?\s*)?(?:duly\s+|unanimously\s+)?${WORD}(?:[\s,]+(?:and\s+)?${MANNER}){0,2}[\s*_\])!.]*$`,
    'iu',
  ),
);
const CAPITALS =
  /\s[\s*_[(–—/-]{0,6}(?:(?:MOTION|RESOLUTION)\s+)?(?:CARRIED|PASSED|LOST|DEFEATED|FAILED|ADOPTED|AGREED|APPROVED|REJECTED)(?:\s+(?:UNANIMOUSLY|NEM\.? ?CON\.?))?[\s*_\])!.]*$/u;

/** "Treasurer: Bo Lind – elected"; that something passed may be said of a test as well. */
const DASHED = new RegExp(
  String.raw`\s[–—-]{1,2}\s+(?:duly\s+)?(?:carried|defeated|(?:re-?)?elected|passed|lost|approved)(?:[\s,]+(?:and\s+)?${MANNER})?[.!]?$`,
  'iu',
);
const OF_MEETING = worded(
  /\b(?:motion|resolution|amendment|by-?laws?|rules?|nominat\w+|that)\b|^\W*(?:vice[- ]?)?(?:president|chair\w*|secretary|treasurer|committee|board|director)s?\b/i,
);

const TALLY = worded(
  /^\W*(?:(?:those|members|votes?|all)\s+)?(?:for|in\s+favou?r|against|opposed|abstain\w*|abstentions?|ayes?|yeas?|nays?|noes)\b[^.\n]{0,10}?(?:[:?]|\s[–—-]\s|\s)\s*(?:\d{1,4}|none|nil)(?:\s*\([^()\n]{1,40}\))?\W*(?:[,;\n]\s*\p{L}[^\n]{0,30}(?:\d{1,4}|none|nil)\W*)*$/iu,
);

const MOVER_WORD = worded(/\b(?:moved|mover|proposed|proposer|seconded|seconder)\b/i);
const NAME = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*(?:[^\S\n]+\p{Lu}[\p{L}\p{M}.’'-]*){0,3}?`;
const ROLE = '(?:[Mm]ove[dr]|MOVE[DR]|[Pp]ropose[dr]|PROPOSE[DR]|[Ss]econde[dr]|SECONDE[DR])';
const MOVERS = new RegExp(
  String.raw`(?:^|(?<=[\s(]))${ROLE}\s*(?:(?::|\s+by\b:?)\s*[\p{L}\p{M}.’'-]+(?:[^\S\n]+\p{Lu}[\p{L}\p{M}.’'-]*){0,3}?|\s${NAME})(?=\s*(?:$|[\n,;/).&–—-]|\s(?:and\s+)?${ROLE}\b))`,
  'gu',
);

/** What is left of a text without those who moved and seconded; empty where nothing is. */
export function withoutMovers(text: string): string {
  const rest = text.replace(MOVERS, ' ');
  // What parts two names is no matter.
  return /[\p{L}\p{N}]/u.test(rest.replace(/\band\b/gi, '')) ? rest.trim() : '';
}
