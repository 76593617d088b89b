// Cuts text into sentences which, joined, are the text again. Built on Intl.Segmenter, which knows nothing of abbreviations and
// cuts at every line break; what it cuts too much is mended here.

export interface Sentence {
  readonly start: number;
  /** White space after the sentence belongs to it. */
  readonly end: number;
  readonly text: string;
}

/** Sentences in order, covering `text` without gap or overlap. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    const end = index + segment.length;
    // An address that ends a sentence mostly ends it without a full stop.
    for (const address of segment.matchAll(ADDRESS)) {
      const after = index + address.index + address[0].length;
      sentences.push({ start, end: after, text: text.slice(start, after) });
      start = after;
    }
    if (end < text.length && isUnfinished(text.slice(start, end), text.slice(end, end + 40))) continue;
    sentences.push({ start, end, text: text.slice(start, end) });
    start = end;
  }
  if (start < text.length) sentences.push({ start, end: text.length, text: text.slice(start) });
  return sentences;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const ADDRESS = /https?:\/\/\S+\s+(?=\p{Lu}\p{Ll})/gu;

// Words that end in a full stop without ending a sentence. A list of the language, not of any report.
const ABBREVIATION =
  /(?:^|[\s(“"‘'[])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Rt|Sir|St|Cllr|Sgt|Capt|Gen|Gov|Jr|Sr|vs|v|cf|viz|no|nos|re|approx|dept|ext|fig|vol|p|pp|para|art|sec|incl|est|e\.g|i\.e|a\.m|p\.m|[A-Z])\.\s*$/i;

function isUnfinished(soFar: string, after: string): boolean {
  if (soFar.trim() === '') return true;
  // A line break inside a paragraph ends a sentence only where a full stop or the next line's shape says so.
  if (/\n\s*$/.test(soFar) && !/[.!?…:;]["”’')\]]*\s*$/.test(soFar)) return /^[a-z]/.test(after);
  // “Who pays?” asked Bo: no sentence begins with a small letter.
  if (!soFar.endsWith('\n') && /^["“‘(]?[a-z]/.test(after) && /[?!.…]["”’)]\s*$/.test(soFar)) return true;
  if (ABBREVIATION.test(soFar))
    return (
      !/^(?:The|This|That|It|He|She|They|We|I|In|On|At|A|An)\b/.test(after) ||
      /(?:Mr|Mrs|Ms|Dr|St|Cllr|vs|e\.g|i\.e)\.\s*$/i.test(soFar)
    );
  // "1." or "2)" alone is the number of what follows.
  return /^\s*\(?\d{1,3}[.)]\s*$/.test(soFar);
}
