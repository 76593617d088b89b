// Finds the numbered outline of minutes: sections whose ordinals run on, and below them parts with ordinals of their own. Their heads
// become headings of two levels; points that are counted within a matter stay text. Evidence is the order of the ordinals, the shape
// of the heads and that something stands below them. Loses no block.
import { type Block, partOf } from '../text/blocks.ts';
import { type HeadPlace, placesOf } from './head-places.ts';
import { type Sequence, sequencesOf } from './ordinal-sequences.ts';

/** Sections are as high as headings that only their shape gives away. */
const SECTION_LEVEL = 7;
const PART_LEVEL = 8;

export interface NumberedOutline {
  /** From the first head on; what stands before it is as it was. */
  readonly blocks: readonly Block[];
  /** Index of the block with the first head. */
  readonly start: number;
  readonly hasParts: boolean;
}

/** The outline that ordinals give, with heads as headings; `null` where none runs through the report. */
export function numberedOutline(blocks: readonly Block[]): NumberedOutline | null {
  if (!blocks.some(({ text }) => MAY_BE_NUMBERED.test(text))) return null;
  const places = placesOf(blocks);
  if (places.length < FEWEST) return null;
  const sequences = sequencesOf(places);
  const holders = new Set(sequences.map(({ parent }) => parent));
  const hasOwn = bodiesOf(blocks, places);
  const hasBody: HasBody = (place) => hasOwn(place) || holders.has(place);
  const [sections] = sequences
    .filter((one) => one.parent === null && isAgenda(one, hasBody))
    .sort((a, b) => b.places.length - a.places.length);
  const first = sections?.places[0];
  if (!sections || !first || blocks.slice(first.block + 1).some(({ form }) => form === 'heading')) return null;
  if (!runsThrough(blocks, first.block)) return null;
  const tasks = tasksAmong(blocks, sequences);
  const parts = partsBelow(sections, sequences, hasBody).filter((place) => !tasks.has(place));
  const levels = new Map<HeadPlace, number>([
    ...sections.places.map((place) => [place, SECTION_LEVEL] as const),
    ...parts.map((place) => [place, PART_LEVEL] as const),
  ]);
  return { blocks: cut(blocks, levels, first.block), start: first.block, hasParts: parts.length > 0 };
}

const MAY_BE_NUMBERED = /^(?:\(?[A-Za-z\d]{1,6}[.)]|item\b|agenda item\b|section\b|§)/i;
/** Fewer sections are no agenda. */
const FEWEST = 3;
const LEAST_SHAPED = 0.6;
const LEAST_WITH_BODY = 0.5;
/** Paragraphs. */
const MOST_LEADING = 1;

type HasBody = (place: HeadPlace) => boolean;

/** Whether anything stands between a head and the next place of a head. */
function bodiesOf(blocks: readonly Block[], places: readonly HeadPlace[]): HasBody {
  const withBody = new Set(
    places.filter((place, index) => {
      const next = places[index + 1];
      const end = next?.block === place.block ? next.start : undefined;
      const own = (blocks[place.block]?.text ?? '').slice(place.headEnd, end);
      return (place.isHead && /\p{L}/u.test(own)) || (next?.block ?? blocks.length) > place.block + 1;
    }),
  );
  return (place) => withBody.has(place);
}

/** Heads in order, most of them with something below: a list of what is to come has nothing there. */
function isAgenda({ places }: Sequence, hasBody: HasBody): boolean {
  if (places.length < FEWEST) return false;
  const shaped = places.filter(({ isHead }) => isHead).length;
  const full = places.filter((place) => !place.isHead || hasBody(place)).length;
  return shaped >= places.length * LEAST_SHAPED && full >= places.length * LEAST_WITH_BODY;
}

/** Most of the text stands below the first head. */
function runsThrough(blocks: readonly Block[], start: number): boolean {
  const length = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  return length(blocks.slice(start)) * 2 > length(blocks);
}

/** "a. Ada to mend the lamp", "b. Bo and Cy to write …": points of a review of who is to do what, and no matters of their own. */
function tasksAmong(blocks: readonly Block[], sequences: readonly Sequence[]): ReadonlySet<HeadPlace> {
  const headOf = ({ block, start, headEnd }: HeadPlace): string => (blocks[block]?.text ?? '').slice(start, headEnd);
  const areTasks = ({ places, parent }: Sequence): boolean => {
    if (parent === null) return false;
    const tasks = places.filter((place) =>
      TASK.test((blocks[place.block]?.text ?? '').slice(place.start, place.start + LONGEST_OF_TASK)),
    ).length;
    const least = TASKS_REVIEWED.test(headOf(parent))
      ? places.length * LEAST_TASKS_REVIEWED
      : places.length * LEAST_TASKS;
    return tasks >= FEWEST_TASKS && tasks >= least;
  };
  return new Set(sequences.filter(areTasks).flatMap(({ places }) => places));
}

const TASK =
  /^\S+\s+(?:\p{Lu}[\p{L}.’'-]*\s+){1,3}(?:(?:and|&)\s+(?:\p{Lu}[\p{L}.’'-]*\s+){1,3})?to\s+(?!the\b|an?\b|our\b|be\b)\p{Ll}/u;
const TASKS_REVIEWED = /\b(?:actions?|tasks?|to-?dos?|matters arising)\b/i;
/** Characters that are read for the name of whoever is to do it. */
const LONGEST_OF_TASK = 120;
const LEAST_TASKS = 0.8;
const LEAST_TASKS_REVIEWED = 0.5;
const FEWEST_TASKS = 2;

/** Heads below the sections' heads, where they have the shape of heads and something below them as well. */
function partsBelow(sections: Sequence, sequences: readonly Sequence[], hasBody: HasBody): HeadPlace[] {
  const holders = new Set(sections.places);
  const below = sequences.filter(({ parent }) => parent !== null && holders.has(parent));
  const isSure = ({ places }: Sequence): boolean =>
    places.length > 1 &&
    places.filter(({ isHead }) => isHead).length >= places.length * LEAST_SHAPED &&
    places.filter(hasBody).length >= places.length * LEAST_WITH_BODY;
  const sure = below.filter(isSure);
  const known = new Set(sure.map(({ style }) => style));
  // One part alone is one where others are marked so, or where a line or two at most stand between it and the head above.
  const alone = below.filter(({ places: [only, ...others], style, parent }) => {
    if (!only || others.length > 0 || !only.isHead || !hasBody(only)) return false;
    return known.has(style) || (parent?.isHead === true && only.block - parent.block <= MOST_LEADING + 1);
  });
  // A point that is one line among such parts is a point of the part above it.
  return [...sure, ...alone].flatMap(({ places }) => places).filter(hasBody);
}

/** The blocks with each head as a heading, and what stands behind it in its block as a paragraph. */
function cut(blocks: readonly Block[], levels: ReadonlyMap<HeadPlace, number>, start: number): Block[] {
  const byBlock = new Map<number, HeadPlace[]>();
  for (const place of [...levels.keys()].sort((a, b) => a.start - b.start)) {
    const heads = byBlock.get(place.block);
    if (heads) heads.push(place);
    else byBlock.set(place.block, [place]);
  }
  let isBelowHead = false;
  return blocks.slice(start).flatMap((block, index): Block[] => {
    const heads = byBlock.get(start + index);
    if (!heads) {
      // Paragraphs of the point whose first line is the head.
      isBelowHead &&= block.form === 'list' && block.isContinued === true;
      return [isBelowHead ? asParagraph(block) : block];
    }
    isBelowHead = true;
    const [first] = heads;
    const before =
      first && first.start > 0
        ? [partOf(block, 0, first.start).text.trim() ? trimmedPart(block, 0, first.start) : null]
        : [];
    return [
      ...before.filter((part) => part !== null),
      ...heads.flatMap((place, at) => headAndBody(block, place, heads[at + 1]?.start ?? block.text.length, levels)),
    ];
  });
}

function headAndBody(block: Block, place: HeadPlace, end: number, levels: ReadonlyMap<HeadPlace, number>): Block[] {
  if (!place.isHead) {
    // A sentence, or a line that only begins as one.
    const part = trimmedPart(block, place.start, end);
    return part ? [{ ...asParagraph(part), opens: part.opens ?? titleOf(part.text) }] : [];
  }
  // Bold words may go on over the beginning of the next head.
  const headEnd = Math.min(place.headEnd, end);
  const head = partOf(block, place.start, headEnd);
  const body = trimmedPart(block, headEnd, end);
  const text = head.text.replace(/\s*\n\s*/g, ' ').trim();
  const { isContinued, ...rest } = head;
  return [
    { ...rest, form: 'heading', level: levels.get(place) ?? PART_LEVEL, text, spans: [] },
    ...(body ? [asParagraph(body)] : []),
  ];
}

/** "6. The chair reported …": the first words. */
function titleOf(text: string): string {
  const line = text.slice(0, 2 * LONGEST_TITLE).replace(/\s+/g, ' ');
  const sentence = /^\S+\s.{2,}?(?=[.:;–]\s|[.:;]?\s*$)/.exec(line)?.[0] ?? line;
  return sentence.length <= LONGEST_TITLE ? sentence : `${sentence.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`;
}

const LONGEST_TITLE = 72;

function asParagraph({ isContinued, isTask, ...block }: Block): Block {
  return block.form === 'list' ? { ...block, form: 'paragraph', level: 0 } : block;
}

/** `null` where nothing but white space is left. */
function trimmedPart(block: Block, start: number, end: number): Block | null {
  const text = block.text.slice(start, end);
  if (text.trim() === '') return null;
  const from = start + (text.length - text.trimStart().length);
  return partOf(block, from, from + text.trim().length);
}
