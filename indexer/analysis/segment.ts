// Cuts a report's blocks into agenda items: at its headings where it has any, and where it runs on as prose at the words with
// which a chair's next business begins ("X then gave her report", "We next received", "Under AOB"). Loses no block.
import type { Block } from './blocks.ts';
import { committeeOf, opensBusiness, reporterOf } from './openings.ts';

export interface ItemBlocks {
  /** The heading as the report has it, `null` where the item begins in prose. */
  readonly heading: string | null;
  /** Without the heading. Headings below the item's own are among them, as form `heading`. */
  readonly blocks: readonly Block[];
}

/** Items in order; together they hold every block. An empty report has none. With `cutsProse` items also begin without a heading. */
export function segment(blocks: readonly Block[], { cutsProse }: { readonly cutsProse: boolean }): ItemBlocks[] {
  const headed = withImplicitHeadings(blocks);
  const level = itemLevel(headed);
  const items: { heading: string | null; blocks: Block[] }[] = [];
  let reporter: string | null = null;
  let committee: string | null = null;
  let isPanel = false;
  const open = (heading: string | null): void => {
    items.push({ heading, blocks: [] });
    reporter = null;
    committee = null;
    isPanel = false;
  };

  for (const block of headed) {
    const current = items.at(-1);
    if (block.form === 'heading' && block.level <= level && !(current && isPartOfItem(block.text))) {
      open(block.text);
      continue;
    }
    if (!current) open(null);
    else if (cutsProse && block.form === 'paragraph' && current.blocks.length > 0) {
      const opening = opensBusiness(block.text, {
        reporter,
        isPanel,
        committee,
        isUnderHeading: current.heading !== null,
      });
      if (opening) {
        open(null);
        isPanel = opening.isPanel;
      }
    }
    if (block.form === 'paragraph') {
      reporter = reporterOf(block.text) ?? reporter;
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

/** The level of headings that only their shape gives away: below every real one. */
const IMPLICIT_LEVEL = 7;

/** Plain text has no heading marks: there a short line of its own, without a full stop and before longer text, is one. */
function withImplicitHeadings(blocks: readonly Block[]): Block[] {
  const hasRealHeadings = blocks.some((block) => block.form === 'heading');
  return blocks.map((block, index) => {
    if (block.form !== 'paragraph') return block;
    if (isBoldLine(block)) return { ...block, form: 'heading', level: IMPLICIT_LEVEL, spans: [] };
    if (hasRealHeadings || !isHeadingLine(block.text)) return block;
    const next = blocks[index + 1];
    const isBeforeText = next === undefined || !(next.form === 'paragraph' && isHeadingLine(next.text));
    return isBeforeText ? { ...block, form: 'heading', level: IMPLICIT_LEVEL } : block;
  });
}

function isBoldLine(block: Block): boolean {
  const [span] = block.spans;
  return (
    span?.kind === 'strong' &&
    span.start === 0 &&
    span.end >= block.text.length - 1 &&
    isHeadingLine(block.text.replace(/:$/, ''))
  );
}

function isHeadingLine(text: string): boolean {
  return (
    text.length <= 80 &&
    text.split(/\s+/).length <= 10 &&
    /^[\p{Lu}\p{N}“"‘'(]/u.test(text) &&
    !/[.!?;,:…]["”’)]*$/.test(text) &&
    !/^[A-Z]{2,4}:\s/.test(text) &&
    !text.includes('\n')
  );
}
