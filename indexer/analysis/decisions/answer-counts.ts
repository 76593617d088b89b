// Reads how many answered a written proposal with each sign: "4x +1s, no -1s", "(+3, -1)", "+1: 6, 0: 1, -1: 0". The same signs stand
// in tables of tides and temperatures, so only what closes a proposal is to be read so.
import type { Votes } from '../../../src/reports/item.ts';

/** `null` where the text counts no answers. Of a sign that is not there, the number is unknown, and 0 against. */
export function answerCounts(text: string): Votes | null {
  const count = (sign: string): number | null => {
    for (const pattern of [
      // "4x +1s", "no -1s", "5 × +1"
      String.raw`(?<![\d.+-])(\d{1,3}|no|none|zero)\s*[x×*]?\s*(?:of\s+)?${sign}['’]?s?(?![\d.])`,
      // "+1: 6", "+1 x 6"
      String.raw`(?<![\d.x×*]\s?)${sign}['’]?s?\s*(?:[:=×*]|x(?=\s*\d))\s*(\d{1,3}|none|no)\b`,
    ]) {
      const found = new RegExp(pattern, 'iu').exec(text)?.[1];
      if (found !== undefined) return /^\d/.test(found) ? Number(found) : 0;
    }
    return null;
  };
  const signed = { for: count(String.raw`\+1`), against: count('[-−–]1'), abstained: count('[+±]?0') };
  if (signed.for !== null) return { ...signed, against: signed.against ?? 0 };
  const [, yes, no, third] =
    /(?:^|[\s(:])\+(\d{1,3})\s*[,/;]\s*[-−–](\d{1,3})(?:\s*[,/;]\s*[±=]?(\d{1,3}))?(?=\s*(?:$|[).]))/u.exec(text) ?? [];
  if (yes === undefined || no === undefined) return null;
  return { for: Number(yes), against: Number(no), abstained: third === undefined ? null : Number(third) };
}
