// Finds lines that are only a time and a name, or a name and a colon, above somebody's words, as recorders of calls write them
// ("[12:03] - **Ada Lane**"), and puts each before the words as a mark. Does so only where names recur or the words have a voice.
import { type SpokenTime, timeIn } from '../../../src/reports/time-marks.ts';
import type { TimedPart } from '../days/times.ts';
import { markOf } from '../speech/mark-kinds.ts';
import { isTalk } from '../speech/spoken.ts';
import { type Block, partOf } from '../text/blocks.ts';

interface SpeakerLine {
  /** `null` in a line that is only a time: whoever speaks goes on. */
  readonly name: string | null;
  readonly time: string | null;
  /** When the words end, where the line says so. */
  readonly end: string | null;
}

interface Piece {
  readonly block: Block;
  /** What the piece is instead of words. */
  readonly line: SpeakerLine | null;
}

/** The blocks with such lines before the words that they mark; the same blocks where the report has no such manner. */
export function withSpeakerLines(blocks: readonly Block[]): Block[] {
  const pieces = blocks.flatMap(piecesOf);
  const marked = pieces.flatMap(({ line }, index) => {
    const below = pieces[index + 1];
    return line && below && isWords(below) ? [{ line, words: below.block.text }] : [];
  });
  const isTimed = isManner(marked.filter(({ line }) => line.time !== null && line.name !== null));
  const isNamed = isManner(marked.filter(({ line }) => line.time === null));
  if (!isTimed && !isNamed && !areTimesAlone(marked)) return [...blocks];
  const isRecording = countsFromBeginning(marked.map(({ line }) => line));
  // A time that no mark holds, and that is none of a recording, stays in the text.
  const isTaken = ({ line }: Piece, index: number): boolean => {
    const below = pieces[index + 1];
    if (!line || !below || !isWords(below)) return false;
    if (line.time === null) return isNamed;
    return (isTimed || line.name === null) && (isRecording || (line.name !== null && line.end === null));
  };
  const taken = pieces.map(isTaken);
  const result: Block[] = [];
  pieces.forEach(({ block }, index) => {
    if (taken[index]) return;
    const line = taken[index - 1] ? pieces[index - 1]?.line : null;
    result.push(line ? markedBlock(block, line, isRecording) : block);
  });
  return result;
}

function isWords({ block, line }: Piece): boolean {
  return line === null && (block.form === 'paragraph' || block.form === 'quote');
}

/** Names recur, or most of them stand above what somebody says. */
function isManner(marked: readonly { readonly line: SpeakerLine; readonly words: string }[]): boolean {
  const counts = new Map<string, number>();
  for (const { line } of marked) counts.set(line.name ?? '', (counts.get(line.name ?? '') ?? 0) + 1);
  if (marked.length < FEWEST || counts.size < 2) return false;
  const recurring = [...counts.values()].reduce((so, count) => so + (count > 1 ? count : 0), 0);
  const talk = marked.filter(({ words }) => isTalk(words)).length;
  return talk * 3 >= marked.length && (recurring * 2 >= marked.length || talk * 3 >= marked.length * 2);
}

/** "00:03:10" above marked talk, again and again. */
function areTimesAlone(marked: readonly { readonly line: SpeakerLine; readonly words: string }[]): boolean {
  const alone = marked.filter(({ line }) => line.name === null);
  return alone.length >= FEWEST && alone.every(({ words }) => markOf(words) !== null);
}

/** Times that never go back and begin near nought are of a recording, not of the day. */
function countsFromBeginning(lines: readonly SpeakerLine[]): boolean {
  const starts = lines.flatMap(({ time, end }) => (time === null ? [] : [spokenTime(time, end)?.start ?? -1]));
  const [first = LATEST_BEGINNING] = starts;
  return (
    first >= 0 && first < LATEST_BEGINNING && starts.every((start, index) => start >= (starts[index - 1] ?? start))
  );
}

/** In seconds. */
const LATEST_BEGINNING = 420;
const FEWEST = 2;

function spokenTime(time: string, end: string | null): SpokenTime | null {
  return timeIn(`<!-- ${time}${end === null ? '' : `–${end}`} -->`);
}

function markedBlock(block: Block, { name, time, end }: SpeakerLine, isRecording: boolean): Block {
  const mark = name === null ? '' : `${time === null ? '' : `${time} `}${name}: `;
  const by = mark.length;
  const text = mark + block.text;
  const spoken = isRecording && time !== null ? spokenTime(time, end) : null;
  const times: readonly TimedPart[] | undefined =
    block.times?.map((part) => ({ ...part, start: part.start + by, end: part.end + by })) ??
    (spoken ? [{ start: 0, end: text.length, time: spoken }] : undefined);
  return {
    ...block,
    text,
    ...(name !== null && time !== null ? { isBelowName: true } : {}),
    spans: block.spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by })),
    ...(times ? { times } : {}),
  };
}

/** The block's speaker lines, and what stands between them. */
function piecesOf(block: Block): Piece[] {
  const { form, text } = block;
  if (form !== 'paragraph' && form !== 'quote' && form !== 'heading') return [{ block, line: null }];
  const pieces: Piece[] = [];
  let from = 0;
  let start = 0;
  for (const printed of text.split('\n')) {
    const line = speakerLineOf(printed);
    const end = start + printed.length;
    // A name and a colon above words in one paragraph is a mark as it is.
    if (line && (line.time !== null || (start === 0 && end === text.length))) {
      if (start > from) pieces.push({ block: partOf(block, from, start - 1), line: null });
      pieces.push({ block: partOf(block, start, end), line });
      from = end + 1;
    }
    start = end + 1;
  }
  if (from === 0) return [{ block, line: null }];
  if (from < text.length) pieces.push({ block: partOf(block, from, text.length), line: null });
  return pieces;
}

const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}`;
const TIME = String.raw`[[(<]?(?<time>${CLOCK}(?:\s?[AaPp][Mm])?)(?:\.\d{1,3})?(?:\s*(?:-->|→|[–—-])\s*(?<end>${CLOCK})(?:\.\d{1,3})?)?[\])>]?`;
const NAME = String.raw`[[(<]?(?<name>@?[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'_ -]{0,39}?)[\])>]?`;
const BETWEEN = String.raw`[\s,:|•·–—-]`;
const TIME_FIRST = new RegExp(
  String.raw`^\*{0,2}${TIME}\*{0,2}(?:${BETWEEN}+\*{0,2}${NAME})?\s*[:–—-]?\*{0,2}\s*$`,
  'u',
);
const NAME_FIRST = new RegExp(String.raw`^\*{0,2}${NAME}\*{0,2}\s*${BETWEEN}*\s*\*{0,2}${TIME}\s*:?\*{0,2}\s*$`, 'u');
const NAME_ALONE = /^(?<name>@?[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'_ -]{0,39}?)\s?:\s*$/u;

function speakerLineOf(line: string): SpeakerLine | null {
  if (line.length > LONGEST) return null;
  const groups = (TIME_FIRST.exec(line) ?? NAME_FIRST.exec(line) ?? NAME_ALONE.exec(line))?.groups;
  if (!groups) return null;
  const { name = null, time = null, end = null } = groups;
  const kind = name === null ? 'name' : markOf(`${name}: so`)?.mark.kind;
  const isPerson = kind === 'name' || kind === 'nick' || kind === 'initials' || kind === 'office';
  if (!isPerson && !(time !== null && (kind === 'group' || kind === 'words'))) return null;
  return { name, time, end };
}

const LONGEST = 100;
