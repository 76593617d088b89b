// Cuts a report's blocks into agenda items: where its outline says, and where it runs on as prose at the words with which a chair's
// next business begins ("X then gave her report", "We next received", "Under AOB"). Loses no block.
import type { ItemKind } from '../../../src/reports/item.ts';
import { sentencesOf } from '../../../src/reports/sentences.ts';
import type { IsKnownName } from '../speech/names.ts';
import { type CurrentItem, committeeOf, opensBusiness, type Reporter, reporterOf } from '../speech/openings.ts';
import { type Block, partOf } from '../text/blocks.ts';
import { outlineBesideAttendance } from './attendance-end.ts';
import { withTopicsOpening } from './chat-topics.ts';
import type { Conventions } from './conventions.ts';
import { frameOf } from './frame.ts';
import { withImplicitHeadings } from './headings.ts';
import { matterParagraphs } from './matter-paragraphs.ts';
import { ordinalOf } from './ordinals.ts';
import { withoutFalseHeadings } from './outline.ts';
import { tellsAlone } from './section-heads.ts';

export interface ItemBlocks {
  readonly kind: ItemKind;
  /** The heading as the report has it, `null` where the item begins in prose. */
  readonly heading: string | null;
  /** Given where the report has no heading: by a person, or for what is no business. `null` mostly. */
  readonly title: string | null;
  /** Without the heading. Headings below the item's own are among them, as form `heading`. */
  readonly blocks: readonly Block[];
}

export interface Segmentation {
  /** Items also begin without a heading. */
  readonly cutsProse: boolean;
  /** Nobody signs the report: a paragraph may be a matter by itself. */
  readonly isUnsigned: boolean;
  readonly isKnownName: IsKnownName;
  /** Which headings of the source are no business, and which are. */
  readonly conventions: Pick<Conventions, 'furniture' | 'business'>;
}

/** Items in order; together they hold every block. An empty report has none. */
export function segment(
  blocks: readonly Block[],
  { cutsProse, isUnsigned, isKnownName, conventions }: Segmentation,
): ItemBlocks[] {
  const headed = withoutFalseHeadings(withImplicitHeadings(withTopicsOpening(blocks))).flatMap((block) =>
    cutsProse ? partedWhereBusinessOpens(block, isKnownName) : [block],
  );
  const isNumbered = numberedIn(headed);
  const openings = frameOf(outlineBesideAttendance(headed), conventions);
  const matters = cutsProse && isUnsigned ? matterParagraphs(headed) : null;
  const items: { kind: ItemKind; heading: string | null; title: string | null; blocks: Block[] }[] = [];
  let reporter: string | null = null;
  let committee: string | null = null;
  let isPanel = false;
  const open = (kind: ItemKind, heading: string | null, title: string | null = null): void => {
    items.push({ kind, heading, title, blocks: [] });
    reporter = null;
    committee = null;
    isPanel = false;
  };

  let [lastRead, lastReporter]: [string | null, Reporter | null] = [null, null];
  const reporterIn = (paragraph: string): Reporter | null => {
    if (lastRead !== paragraph) [lastRead, lastReporter] = [paragraph, reporterOf(paragraph, isKnownName)];
    return lastReporter;
  };

  for (const block of headed) {
    const current = items.at(-1);
    const opening = openings.get(block);
    if (block.opens !== undefined && block.opens !== false) {
      open('business', null, block.opens === true ? null : block.opens);
    } else if (opening && block.opens !== false) {
      open(opening.kind, opening.isHeading ? block.text : null, opening.title);
      if (opening.isHeading) continue;
    } else if (matters?.has(block) && block.opens !== false) {
      open('business', null);
    } else if (!current) {
      open('business', null);
    } else if (cutsProse && !isNumbered(current.heading) && isProseOf(current, block)) {
      const isUnderHeading = current.heading !== null;
      const next = opensBusiness(block.text, { reporter, isPanel, committee, isUnderHeading }, isKnownName, reporterIn);
      if (next) {
        open('business', null);
        isPanel = next.isPanel;
      }
    }
    if (cutsProse && block.form === 'paragraph') {
      reporter = reporterIn(block.text)?.name ?? reporter;
      committee = committeeOf(block.text) ?? committee;
    }
    items.at(-1)?.blocks.push(block);
  }
  return items
    .filter((item) => item.heading !== null || item.blocks.length > 0)
    .map((item) =>
      item.blocks.length === 0 && !tellsAlone(item.heading ?? '') ? { ...item, kind: 'furniture' as const } : item,
    );
}

/** Whoever numbers the matters has said where each begins. */
function numberedIn(blocks: readonly Block[]): (heading: string | null) => boolean {
  const isNumbered = (heading: string | null): boolean => heading !== null && ordinalOf(heading) !== null;
  const numbered = blocks.filter(({ form, text }) => form === 'heading' && isNumbered(text)).length;
  return numbered < FEWEST_NUMBERED ? () => false : isNumbered;
}

const FEWEST_NUMBERED = 3;

function isProseOf(current: { kind: ItemKind; blocks: readonly Block[] }, block: Block): boolean {
  return (
    block.opens !== false && block.form === 'paragraph' && current.kind === 'business' && current.blocks.length > 0
  );
}

/** Characters: no paragraph is as long, unless its breaks were lost. */
const LONGEST_PARAGRAPH = 2500;
const NOTHING_OPEN: CurrentItem = { reporter: null, isPanel: false, isUnderHeading: true, committee: null };

/** A paragraph that holds several matters, because its breaks were lost, is parted where the next one begins. */
function partedWhereBusinessOpens(block: Block, isKnownName: IsKnownName): Block[] {
  if (block.form !== 'paragraph' || block.text.length < LONGEST_PARAGRAPH) return [block];
  const starts = sentencesOf(block.text)
    .filter(({ start, text }) => start === 0 || opensBusiness(text.trim(), NOTHING_OPEN, isKnownName) !== null)
    .map(({ start }) => start);
  return starts.map((start, index) => partOf(block, start, starts[index + 1] ?? block.text.length));
}
