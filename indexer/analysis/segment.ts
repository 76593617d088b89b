// Cuts a report's blocks into agenda items: at its headings where it has any, and where it runs on as prose at the words with
// which a chair's next business begins ("X then gave her report", "We next received", "Under AOB"). Loses no block.
import type { Block } from './blocks.ts';
import { withImplicitHeadings } from './headings.ts';
import type { IsKnownName } from './names.ts';
import { committeeOf, opensBusiness, reporterOf } from './openings.ts';

export interface ItemBlocks {
  /** The heading as the report has it, `null` where the item begins in prose. */
  readonly heading: string | null;
  /** Given by a person where the report has no heading, `null` mostly. */
  readonly title: string | null;
  /** Without the heading. Headings below the item's own are among them, as form `heading`. */
  readonly blocks: readonly Block[];
}

export interface Segmentation {
  /** Items also begin without a heading. */
  readonly cutsProse: boolean;
  readonly isKnownName: IsKnownName;
}

/** Items in order; together they hold every block. An empty report has none. */
export function segment(blocks: readonly Block[], { cutsProse, isKnownName }: Segmentation): ItemBlocks[] {
  const headed = withImplicitHeadings(blocks);
  const level = itemLevel(headed);
  const items: { heading: string | null; title: string | null; blocks: Block[] }[] = [];
  let reporter: string | null = null;
  let committee: string | null = null;
  let isPanel = false;
  const open = (heading: string | null, title: string | null = null): void => {
    items.push({ heading, title, blocks: [] });
    reporter = null;
    committee = null;
    isPanel = false;
  };

  for (const block of headed) {
    const current = items.at(-1);
    const isHeading = block.form === 'heading' && block.level <= level && !(current && isPartOfItem(block.text));
    if (block.opens !== undefined && block.opens !== false) {
      open(null, block.opens === true ? null : block.opens);
    } else if (isHeading && block.opens !== false) {
      open(block.text);
      continue;
    } else if (!current) {
      open(null);
    } else if (cutsProse && block.opens !== false && block.form === 'paragraph' && current.blocks.length > 0) {
      const isUnderHeading = current.heading !== null;
      const opening = opensBusiness(block.text, { reporter, isPanel, committee, isUnderHeading }, isKnownName);
      if (opening) {
        open(null);
        isPanel = opening.isPanel;
      }
    }
    if (block.form === 'paragraph') {
      reporter = reporterOf(block.text, isKnownName) ?? reporter;
      committee = committeeOf(block.text) ?? committee;
    }
    items.at(-1)?.blocks.push(block);
  }
  return items.filter((item) => item.heading !== null || item.blocks.length > 0);
}

/** Headings that divide an item rather than open one. */
function isPartOfItem(heading: string): boolean {
  return /^(?:(?:the\s+)?(?:speaker|presenter|author)[’']?s?[’']?\s+)?(?:summary|conclusions?|key points|resolutions?|decisions?|next steps|actions?|action items|outcomes?|discussion|background|questions|q\s*&\s*a|questions and answers|notes?)\b(?:\s*(?:of|and|&|\/)\b.*|\s*:?\s*)$/i.test(
    heading.trim(),
  );
}

/** Items open at the uppermost level that has more than a title to it. */
function itemLevel(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    if (block.form === 'heading' && !isPartOfItem(block.text))
      counts.set(block.level, (counts.get(block.level) ?? 0) + 1);
  }
  const levels = [...counts.keys()].sort((a, b) => a - b);
  const first = blocks.find((block) => block.form === 'heading');
  const [top, next] = levels;
  const topIsTitle =
    top !== undefined &&
    next !== undefined &&
    counts.get(top) === 1 &&
    first?.level === top &&
    (counts.get(next) ?? 0) > 1;
  return (topIsTitle ? next : top) ?? 0;
}
