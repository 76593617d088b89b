// Cuts text into sentences which, joined, are the text again. Built on Intl.Segmenter, which knows nothing of abbreviations and
// cuts at every line break; what it cuts too much is mended here.

import { matchesIn } from './matches.ts';
import { narrow } from './narrow.ts';

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
  let segmentStart = 0;
  const isWrapped = isWrappedText(text);
  for (const end of possibleEnds(text)) {
    const segment = text.slice(segmentStart, end);
    const index = segmentStart;
    segmentStart = end;
    // An address that ends a sentence mostly ends it without a full stop.
    for (const address of matchesIn(segment, ADDRESS)) {
      const after = index + address.index + address[0].length;
      sentences.push({ start, end: after, text: narrow(text.slice(start, after)) });
      start = after;
    }
    if (isWrapped && text[end - 1] === '\n' && !FINISHED.test(segment.trimEnd().slice(-TELLING_LENGTH))) continue;
    if (end < text.length && isUnfinished(text.slice(start, end), text.slice(end, end + 40))) continue;
    sentences.push({ start, end, text: narrow(text.slice(start, end)) });
    start = end;
  }
  if (start < text.length) sentences.push({ start, end: text.length, text: narrow(text.slice(start)) });
  return sentences;
}

/** Closing marks behind what ends a sentence. */
const FINISHED = /[.!?…:;]["”’)\]]*$/;

/**
 * Whether every line but the last was broken only because the next word did not fit: then a line break says nothing of sentences,
 * whatever letter follows ("Member / Rask").
 */
function isWrappedText(text: string): boolean {
  if (!text.includes('\n')) return false;
  const lines = text.split('\n');
  const width = lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  if (width < NARROWEST || width > WIDEST) return false;
  const isFull = lines.slice(1).every((line, index) => {
    const word = /^\S*/.exec(line)?.[0] ?? '';
    return word !== '' && (lines[index] ?? '').trimEnd().length + 1 + word.length > width;
  });
  return isFull && lines.slice(1).some((line) => /^\p{Ll}/u.test(line));
}

/** Characters of a line. */
const NARROWEST = 50;
const WIDEST = 120;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Where Unicode's rules end a sentence whatever else stands around: found so, it takes a fraction of the segmenter's time. */
const CERTAIN_END = /\n|[.?!] +(?=[A-Z])/g;

/** What may end a sentence, or what this file knows too little about. */
const DOUBTFUL = /[^ "#-+,\-/0-9:;<=>@A-Z[-`a-z{|}~‘’“”–—.]|\.(?![a-z0-9])/;

/** Where the segmenter ends sentences; it is asked only about the stretches in which there is a doubt. */
function possibleEnds(text: string): number[] {
  const found: number[] = [];
  let start = 0;
  const stretchTo = (end: number) => {
    let last = end;
    while (last > start && isEnding(text.charCodeAt(last - 1))) last--;
    if (!DOUBTFUL.test(text.slice(start, last))) found.push(end);
    else
      for (const { index, segment } of segmenter.segment(text.slice(start, end)))
        found.push(start + index + segment.length);
    start = end;
  };
  for (const { index, 0: ending } of matchesIn(text, CERTAIN_END)) stretchTo(index + ending.length);
  if (start < text.length) stretchTo(text.length);
  return found;
}

/** One of `.?!`, a space or a line break. */
function isEnding(code: number): boolean {
  return code === 46 || code === 32 || code === 10 || code === 63 || code === 33;
}

const ADDRESS = /https?:\/\/\S+\s+(?=\p{Lu}\p{Ll})/gu;

// Words that end in a full stop without ending a sentence. A list of the language, not of any report.
const ABBREVIATION =
  /(?:^|[\s(“"‘'[])(?:Mr|Mrs|Messrs|Ms|Mses|Mx|Dr|Prof|Rev|Hon|Rt|Sir|St|Cllr|Sgt|Capt|Gen|Gov|Jr|Sr|Wm|Thos|Chas|Jas|Geo|vs|v|cf|viz|no|nos|re|approx|dept|ext|fig|vol|p|pp|para|art|sec|incl|est|e\.g|i\.e|a\.m|p\.m|[A-Z])\.$/i;

/** Longer than what tells at the end of a sentence: an abbreviation, the marks behind it, the number of a list. */
const TELLING_LENGTH = 24;

function isUnfinished(soFar: string, after: string): boolean {
  const words = soFar.trimEnd();
  if (words === '') return true;
  const ending = words.slice(-TELLING_LENGTH);
  // A line break inside a paragraph ends a sentence only where a full stop or the next line's shape says so.
  if (soFar.indexOf('\n', words.length) >= 0 && !/[.!?…:;]["”’')\]]*$/.test(ending)) return /^[a-z]/.test(after);
  // “Who pays?” asked Bo: no sentence begins with a small letter.
  if (!soFar.endsWith('\n') && /^["“‘(]?[a-z]/.test(after) && /[?!.…]["”’)]$/.test(ending)) return true;
  if (ending.endsWith('.') && ABBREVIATION.test(ending))
    return (
      !/^(?:The|This|That|It|He|She|They|We|I|In|On|At|A|An)\b/.test(after) ||
      /(?:Mr|Mrs|Messrs|Ms|Mses|Dr|St|Cllr|vs|e\.g|i\.e)\.$/i.test(ending)
    );
  // "1." or "2)" alone is the number of what follows.
  return words.length < TELLING_LENGTH && /^\s*\(?\d{1,3}[.)]$/.test(words);
}
