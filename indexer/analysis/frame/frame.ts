// Decides where agenda items begin, branch by branch of a report's outline: business is cut where speech and prose stand, headings
// that only hold others dissolve, and what says who was there and how to join becomes items of their own that are no business.
import type { ItemKind } from '../../../src/reports/item.ts';
import type { Block } from '../text/blocks.ts';
import type { Conventions } from './conventions.ts';
import { pointsOpening, titleOfPoint } from './list-items.ts';
import type { Section } from './outline.ts';
import { isHead, isOfNames, isRoster, tellsAlone } from './section-heads.ts';
import {
  type HeadingRoles,
  isAttendanceTitle,
  isFrameBlock,
  isLabelled,
  isParticular,
  isParticularTitle,
  isPartTitle,
  isTopicsTitle,
  roleOf,
} from './section-roles.ts';
import {
  dissolves,
  dividingHeadings,
  isAllBusiness,
  isDay,
  isDayTitle,
  isEmptySection,
  isOfNextMeeting,
  isPlan,
  repeatedParts,
} from './section-shapes.ts';

/** An item begins with this block. */
export interface ItemOpening {
  readonly kind: ItemKind;
  /** The block is the item's heading, and no part of its text. */
  readonly isHeading: boolean;
  /** Of an item that the report gives none, `null` where it is to be made up. */
  readonly title: string | null;
}

/** What of the frame is not under a heading is called so. */
const FRAME_TITLE = 'About the meeting';

/** Openings by the block with which they begin. */
export function frameOf(
  report: Section,
  { furniture, business }: Pick<Conventions, 'furniture' | 'business'>,
): ReadonlyMap<Block, ItemOpening> {
  const openings = new Map<Block, ItemOpening>();
  const told: HeadingRoles = {
    recurring: dividingHeadings(report),
    furniture: new Set(furniture),
    business: new Set(business),
  };
  const open = (block: Block | null | undefined, kind: ItemKind, title: string | null = null): void => {
    if (block) openings.set(block, { kind, isHeading: block.form === 'heading', title });
  };

  const cutSiblings = (sections: readonly Section[]): void => {
    let hasBusiness = false;
    const isRepeatedPart = repeatedParts(sections);
    for (const section of sections) {
      const { heading, own } = section;
      const role = roleOf(section, told);
      if (hasBusiness && (role === 'part' || isRepeatedPart(section))) continue;
      if (
        role === 'furniture' ||
        isHead(section, told) ||
        isRoster(section) ||
        isPlan(section, sections) ||
        isOfNextMeeting(section, sections)
      ) {
        open(heading, 'furniture');
        continue;
      }
      const isHolder = role === 'container' || isDay(section) || isAllBusiness(section, sections, told);
      // Below "Action items" names say whose each of them is.
      const areOwners = isOfActions(heading?.text ?? '') && section.sections.every(isOfNames);
      const inner = section.sections.filter((one) => {
        if (areOwners) return false;
        const inside = roleOf(one, told);
        return (isHolder && inside === 'container') || (inside !== 'part' && !isPartTitle(one.heading?.text ?? ''));
      });
      const holdsOthers = inner.length > 0 && (isHolder || dissolves(section, inner, sections));
      if (holdsOthers) {
        const isOfHead = isHolder || own.filter(({ text }) => isLabelled(text)).length > 1;
        const isBare = own.every((block) => isFrameBlock(block) && (isOfHead || isParticular(block.text)));
        if (isHolder && !isBare) cutBody(section);
        else open(heading, isBare ? 'furniture' : 'business');
        cutSiblings(section.sections);
      } else if (isHolder) {
        cutBody(section);
      } else if (isEmptySection(section)) {
        open(heading, tellsAlone(heading?.text ?? '') ? 'business' : 'furniture');
        continue;
      } else {
        const points = inner.length === 0 ? pointsOpening(own, 'referring') : [];
        open(heading ?? own[0], points.length > 0 && points[0] === own[0] ? 'furniture' : 'business');
        for (const point of points) open(point, 'business', titleOfPoint(point));
        for (const holder of holdersAtEnd(section, told)) {
          open(holder.heading, 'furniture');
          cutSiblings(holder.sections);
        }
      }
      hasBusiness = true;
    }
  };

  const cutBody = ({ heading, own, sections: parts }: Section): void => {
    const title = heading?.text ?? '';
    const points = pointsOpening(own, isDayTitle(title) || isTopicsTitle(title) || heading === null ? 'any' : 'nested');
    if (points.length === 0) {
      open(heading ?? own[0], own.length === 0 && parts.every(isEmptySection) ? 'furniture' : 'business');
      return;
    }
    open(heading, 'furniture');
    const [first] = own;
    const before = own.slice(
      0,
      own.findIndex((block) => points.includes(block)),
    );
    if (first && before.length > 0)
      open(first, before.every(({ text }) => isLabelled(text)) ? 'furniture' : 'business');
    for (const point of points) open(point, isOfFrame(point.text) ? 'furniture' : 'business', titleOfPoint(point));
  };

  const { own, sections } = report;
  const isHeadOnly = sections.some((one) => roleOf(one, told) !== 'furniture') || sections.length > 1;
  const frameEnd = isHeadOnly && own.every(isFrameBlock) ? own.length : labelledHead(own);
  if (frameEnd > 0) open(own[0], 'furniture', FRAME_TITLE);
  const body = own.slice(frameEnd);
  if (body.length > 0) cutBody({ ...report, own: body });
  cutSiblings(sections);
  return openings;
}

function isOfActions(heading: string): boolean {
  return isPartTitle(heading) && /\b(?:actions?|to ?-?dos?|tasks)\b/i.test(heading);
}

/** "Participants", "Chair": points above those who were there, or above a particular. */
function isOfFrame(point: string): boolean {
  return isAttendanceTitle(point) || isParticularTitle(point);
}

/** "Plans for 2031", with nothing of its own, above several matters: the last sections below one that has words of its own. */
function holdersAtEnd({ sections }: Section, told: HeadingRoles): readonly Section[] {
  const isHolder = (one: Section): boolean =>
    one.own.length === 0 &&
    roleOf({ ...one, sections: [] }, told) !== 'furniture' &&
    one.sections.length > 1 &&
    one.sections.every((inner) => !isEmptySection(inner) && roleOf(inner, told) === 'business');
  const from = sections.findLastIndex((one) => !isHolder(one)) + 1;
  return sections.slice(from);
}

/** How many of the first blocks are particulars of the meeting ("Date: …", "Present: …"), with what belongs to them. */
function labelledHead(blocks: readonly Block[]): number {
  let end = 0;
  blocks.some(({ text, form }, index) => {
    const isOf =
      isLabelled(text) || (end === index && end > 0 && form === 'list' && /:\s*$/.test(blocks[index - 1]?.text ?? ''));
    if (isOf) end = index + 1;
    // A line or two may stand before the first label: the name of the body, the day.
    return !isOf && (index - end >= 2 || !isFrameBlock({ text }) || form === 'list');
  });
  return end < blocks.length ? end : 0;
}
