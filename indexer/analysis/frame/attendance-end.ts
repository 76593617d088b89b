// Finds where a list of those present ends and an account of the meeting begins without a heading of its own, as minutes have it
// whose only heading is "Attendees". Changes the outline only; loses no block.
import type { Block } from '../text/blocks.ts';
import { blocksIn, outlineOf, type Section, sectionsIn } from './outline.ts';
import { headingKey, isAttendanceTitle, isLabelled } from './section-roles.ts';

/** The report's outline, with what is told below a list of those present as a section of its own, without a heading. */
export function outlineBesideAttendance(blocks: readonly Block[]): Section {
  return withAccounts(outlineOf(blocks));
}

/**
 * Blocks below a heading that announces who was there: a dash behind a name in them tells where its bearer comes from.
 * @param told keys of such headings, where a person has said which
 */
export function listingAttendance(outline: Section, told?: readonly string[]): ReadonlySet<Block> {
  const lists = (heading: string): boolean => (told ? told.includes(headingKey(heading)) : isAttendanceTitle(heading));
  return new Set(
    sectionsIn(outline)
      .filter(({ heading }) => heading && lists(heading.text))
      .flatMap(blocksIn),
  );
}

function withAccounts(section: Section): Section {
  return { ...section, sections: section.sections.map(withAccounts).flatMap(parted) };
}

function parted(section: Section): Section[] {
  const { heading, level, own } = section;
  const start = heading && isAttendanceTitle(heading.text) ? own.findIndex(isAccount) : -1;
  if (start <= 0 || own.slice(start).filter(isAccount).length < FEWEST) return [section];
  return [
    { ...section, own: own.slice(0, start), sections: [] },
    { heading: null, level, at: -1, own: own.slice(start), sections: section.sections },
  ];
}

/** A paragraph of sentences: lists of names have none. */
function isAccount({ form, text }: Block): boolean {
  if (form !== 'paragraph' || isLabelled(text)) return false;
  return (text.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_WORDS && SENTENCE.test(text) && SMALL.test(text);
}

const SENTENCE = /[.!?][”’)]?\s*$/;
/** Names and the bodies that they come from are written with capitals: three words in small letters are told. */
const SMALL = /(?<![\p{L}.@-])\p{Ll}+\s+\p{Ll}+\s+\p{Ll}+(?![\p{L}@-])/u;
const FEWEST_WORDS = 8;
/** One paragraph may be a remark on who was there. */
const FEWEST = 3;
