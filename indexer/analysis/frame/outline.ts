// The outline of a report: its sections by the levels of their headings, each with the blocks that stand right below the heading.
// Mends what pages do by mistake (a heading of a higher level among the others, an underline below a paragraph); loses no block.
import type { Block } from '../text/blocks.ts';

export interface Section {
  /** `null` for the report itself. */
  readonly heading: Block | null;
  readonly level: number;
  /** Index of the heading among the report's blocks; -1 for the report itself. */
  readonly at: number;
  /** Right below the heading, before any heading of a lower level. */
  readonly own: readonly Block[];
  readonly sections: readonly Section[];
}

interface OpenSection extends Section {
  readonly own: Block[];
  readonly sections: OpenSection[];
}

/** Longer ones are paragraphs that somebody has marked or underlined as headings. */
const LONGEST_HEADING = 200;

/** Blocks with every heading that cannot be one as a paragraph. */
export function withoutFalseHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.form === 'heading' && isText(block.text) ? { ...block, form: 'paragraph', level: 0 } : block,
  );
}

function isText(heading: string): boolean {
  const sentences = heading.match(/[.!?](?:\s+\p{Lu}|$)/gu)?.length ?? 0;
  return heading.length > LONGEST_HEADING || (heading.includes('\n') && sentences > 0) || sentences > 2;
}

/** The report as a tree of sections, in the order of the text. */
export function outlineOf(blocks: readonly Block[]): Section {
  const root: OpenSection = { heading: null, level: 0, at: -1, own: [], sections: [] };
  const open: OpenSection[] = [root];
  const levels = levelsOf(blocks);
  blocks.forEach((block, at) => {
    if (block.form !== 'heading') {
      open.at(-1)?.own.push(block);
      return;
    }
    const level = levels.get(at) ?? block.level;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const section: OpenSection = { heading: block, level, at, own: [], sections: [] };
    open.at(-1)?.sections.push(section);
    open.push(section);
  });
  return root;
}

/** Every section below this one, in the order of the text. */
export function sectionsIn(section: Section): Section[] {
  return section.sections.flatMap((one) => [one, ...sectionsIn(one)]);
}

/** All blocks of a section but its heading, with those of the sections below it and their headings. */
export function blocksIn(section: Section): Block[] {
  return [
    ...section.own,
    ...section.sections.flatMap((one) => [...(one.heading ? [one.heading] : []), ...blocksIn(one)]),
  ];
}

/**
 * Levels of the headings by their index. A single heading of a higher level in the midst of many lower ones is one of them:
 * somebody mistyped a mark, and what follows it does not belong to it.
 */
function levelsOf(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const headings = blocks.flatMap((block, at) => (block.form === 'heading' ? [{ at, level: block.level }] : []));
  const levels = new Map(headings.map(({ at, level }) => [at, level]));
  const [first] = headings;
  if (!first) return levels;
  for (const stray of headings) {
    if (stray.level >= first.level) continue;
    const same = headings.filter(({ level }) => level === stray.level).length;
    const before = headings.filter(({ at, level }) => at < stray.at && level === first.level).length;
    if (same === 1 && before >= FEWEST_BEFORE) levels.set(stray.at, first.level);
  }
  return levels;
}

const FEWEST_BEFORE = 2;
