// Tells what stands around business by its shape: the head of the minutes, lists of names alone, names of owners; and which heading is
// business although nothing stands below it. Where items begin is the frame's business.
import type { Block } from '../text/blocks.ts';
import { entryOf } from './attendance.ts';
import type { Section } from './outline.ts';
import {
  type HeadingRoles,
  headingKey,
  holdsSpeech,
  isDated,
  isFrameBlock,
  isLabelled,
  roleOf,
} from './section-roles.ts';
import { isEmptySection } from './section-shapes.ts';

/** Where and when the meeting is, how to register: particulars under the title of the meeting, and nothing else. */
export function isHead(section: Section, told: HeadingRoles): boolean {
  const { own, sections } = section;
  const isOfHead = (one: Section): boolean =>
    roleOf(one, told) === 'furniture' ||
    isEmptySection(one) ||
    /^(?:registration|how to register|rsvp|contacts?|dial in|access)$/.test(headingKey(one.heading?.text ?? ''));
  const labelled = own.filter(({ text }) => isLabelled(text)).length;
  return (
    (labelled > 1 ||
      (isDateline(own) && !/^\s*\d+[.)]/.test(section.heading?.text ?? '')) ||
      (labelled === 1 && /\b(?:minutes|meeting|notes)\b/i.test(section.heading?.text ?? ''))) &&
    own.every(isFrameBlock) &&
    sections.every(isOfHead) &&
    !holdsSpeech({ ...section, sections: [] })
  );
}

/** "Harbour board meeting, 4 May 2031 (online)" below the name of the body: when they met, and nothing else. */
function isDateline(own: readonly Block[]): boolean {
  const text = own.map((block) => block.text).join('\n');
  return (
    own.length > 0 &&
    own.every(({ form }) => form === 'paragraph') &&
    text.length <= LONGEST_DATELINE &&
    isDated(text) &&
    /\b(?:meeting|minutes|call)\b/i.test(text)
  );
}

const LONGEST_DATELINE = 200;

/** "Apologies", "TSC members": names below, and nothing else. */
export function isRoster({ heading, own, sections }: Section): boolean {
  const title = heading?.text ?? '';
  if (sections.length > 0 || own.length === 0 || !ROSTER.test(headingKey(title)) || /^\s*\d/.test(title)) return false;
  const names = own.filter(({ form, text }) => form !== 'paragraph' || isLabelled(text) || isNames(text));
  return names.length === own.length && own.some(({ text }) => isNames(text));
}

const ROSTER =
  /^(?:[\p{L}&-]+ ){0,2}(?:members|apologies|regrets|absentees?|directors|trustees|officers)(?: for absence| received| or late| and regrets)?$/u;

/** "Ada and Bo" */
export function isOfNames({ heading }: Section): boolean {
  return isNames((heading?.text ?? '').replace(/\s*[&+/]\s*/g, ', '));
}

function isNames(text: string): boolean {
  const parts = text.split(/\s*[,;|\n]\s*|\s+and\s+/).filter((part) => part !== '');
  return (
    parts.length > 0 &&
    entryOf(parts[0] ?? '') !== null &&
    parts.every((part) => part.split(/\s+/).length <= 6 && !/[.!?]$/.test(part))
  );
}

/** "Greta: is going to mend the lamp": a heading that says by itself what there was to say. */
export function tellsAlone(heading: string): boolean {
  const [, label = '', words = ''] = /^(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,2}): (\S.*)$/u.exec(heading) ?? [];
  return (
    label !== '' && !isLabelled(heading) && (words.match(/(?<!\S)\p{Ll}+(?!\S)/gu)?.length ?? 0) >= FEWEST_SMALL_WORDS
  );
}

const FEWEST_SMALL_WORDS = 3;
