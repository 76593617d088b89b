// Tells the mark of a footnote from what else is raised: an exponent, an ordinal. The mark is no part of the word that it stands at:
// “budget¹” is the budget.

export interface RaisedText {
  /** What stands right before it in the same paragraph. */
  readonly before: string;
  readonly text: string;
  /** It leads to a note on the same page. */
  readonly isLinked: boolean;
}

/** To be asked in the order of the document: marks count up, which tells them from exponents. */
export function noteMarkFinder(): (raised: RaisedText) => boolean {
  let last = 0;
  return (raised) => {
    const number = Number(/\d+/.exec(raised.text)?.[0] ?? 0);
    const isMark = isNoteMark(raised, number === last + 1);
    if (isMark && number > 0) last = number;
    return isMark;
  };
}

const NUMBERS = /^[[(]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[\])]?$/;
const SIGNS = /^[*∗†‡§¶]{1,3}$/;
const LETTERS = /^[[(]?(?:[a-z]|[ivx]{1,5})[\])]?$/i;

/** A number and what it counts: “5 metres”, “12 sq. miles”. */
const MEASURED = /\d\s?(?:\p{L}{1,3}\.?\s)?\p{L}+$/u;

function isNoteMark({ before, text, isLinked }: RaisedText, isNext: boolean): boolean {
  const mark = text.trim();
  const place = before.trimEnd();
  // Where nothing stands before it, it is the number of the note itself.
  if (place === '') return false;
  if (isLinked) return NUMBERS.test(mark) || SIGNS.test(mark) || LETTERS.test(mark);
  if (SIGNS.test(mark)) return true;
  if (!NUMBERS.test(mark)) return false;
  const isExponent = mark === '2' || mark === '3';
  if (/\p{N}$/u.test(place)) return mark === '1' || (isNext && /(?<!\d)(?:19|20)\d\d$/.test(place));
  if (!/\p{L}$/u.test(place)) return true;
  if (isExponent && MEASURED.test(place)) return false;
  // A word; shorter ones may be units, formulas, variables.
  return /\p{L}{3}$/u.test(place) || (isNext && /(?<!\p{L})\p{Ll}{2}$/u.test(place) && !isExponent);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The text without the marks that are written with raised digits of their own. */
export function withoutRaisedDigits(text: string): string {
  const isMark = noteMarkFinder();
  return text.replace(/[⁰¹²³⁴-⁹]+/g, (raised, at: number) => {
    const digits = [...raised].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
    const before =
      text
        .slice(Math.max(0, at - 30), at)
        .split('\n')
        .at(-1) ?? '';
    return isMark({ before, text: digits, isLinked: false }) ? '' : raised;
  });
}
