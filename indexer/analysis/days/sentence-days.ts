// Finds the sentence near the beginning of an account that says when the body met. A day that stands in a sentence for any other
// reason is none, and so is that of a meeting before or after this one.
import type { FoundDay } from './found-day.ts';
import { type DayOrder, writtenDaysIn } from './written-days.ts';

/** "yesterday" */
export interface RelativeDay {
  /** Days before that of publication. */
  readonly daysBefore: number;
  readonly words: string;
}

/** A sentence near the beginning that says when this meeting was. */
export function sentenceDays(text: string, order: DayOrder | null): FoundDay[] {
  for (const sentence of sentencesOf(text)) {
    for (const days of writtenDaysIn(sentence, order)) {
      // "Draft minutes of a meeting held on …" at the head of a text are its own.
      const before = sentence.slice(0, days.start).replace(OWN_TITLE, '');
      const after = sentence.slice(days.end);
      const isSaid =
        (MET_ON.test(before) && !NOT_THIS.test(before)) ||
        (/^\W*(?:on\s+)?(?:\p{L}+day,?\s+)?$/iu.test(before) &&
          MET_THEN.test(after) &&
          !NOT_THIS.test(after.slice(0, 80)));
      if (isSaid) return [{ days, place: 'sentence' }];
    }
  }
  return [];
}

const SENTENCES_WITHIN = 1000;

function sentencesOf(text: string): string[] {
  return text
    .slice(0, SENTENCES_WITHIN)
    .split(/(?<=[!?\n]|(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|No|\p{Lu}\p{Ll}{2,3}))\.)\s+/u);
}

/** "The council met in the hall on …", "the meeting of …", "was held on …". */
const MET_ON =
  /\b(?:(?:met|convened|gathered|assembled|came together|took place|(?:was|were) held|held its [\w\s-]{0,30}meeting)\b(?:[^.;:]{0,60}?\s(?:on|was)|,|\s*\(?)?|^\W*held\b[^.;:]{0,40}?\bon|meeting (?:of\b[^.;:]{2,80}?\s)?held(?:(?:[^.;:]|[.:]\d){0,60}?\s(?:on|,))?|(?:meetings?|session|day (?:one|two|three|four|five|\d))\b(?:[^.;:]{0,40}?\s(?:on|of|was)|,|\s*[(–—:-]|)|attended [^.;:]{0,60}\bon|,\s*held|called to order\b(?:[^.;:]|[.:]\d|\b[ap]\.m\.){0,80}?(?:\son|,))\s*(?:\p{L}+day(?:\s+(?:morning|afternoon|evening|night))?,?\s+)?(?:the\s+)?$/iu;
const OWN_TITLE = /^\W*(?:(?:draft|unconfirmed|summary)\s+)*minutes\s+of\s+(?!last\b|previous\b)/i;
const MET_THEN =
  /^[^.;]{0,80}\b(?:met|convened|gathered|assembled|came together|held (?:its|our|a|an|the)\b[^.;]{0,30}\bmeeting|attended)\b/i;
const NOT_THIS =
  /\b(?:next|previous|last|prior|earlier|following|future|upcoming|since|after|before|until|approv\w+|adopt\w+|accept\w+|confirm\w+|ratif\w+|will|would|to be|postponed|cancell?ed|resume\w*|minutes of|from|had (?:met|been)|(?:passed|signed|read) the minutes)\b/i;

export interface SaidWeekday {
  /** 0 (Sunday) to 6. */
  readonly weekday: number;
  readonly words: string;
  /** In its sentence. */
  readonly start: number;
}

/** "On Monday at the last session of the council", "the council met on Monday", "at this Monday’s meeting". */
export function sentenceWeekday(text: string): SaidWeekday | null {
  for (const sentence of sentencesOf(text)) {
    for (const match of sentence.matchAll(WEEKDAY_SAID)) {
      const before = sentence.slice(0, match.index);
      const after = sentence.slice(match.index + match[0].length);
      if (/\b(?:will|would|next|to be|postponed|cancell?ed|since|until|before|after)\b/i.test(sentence)) continue;
      const isOfMeeting =
        MEETING_BEHIND.test(after) || (/^on/i.test(match[0]) && MET.test(before) && !NOT_THIS.test(before));
      if (isOfMeeting)
        return { weekday: WEEKDAYS.indexOf((match[1] ?? '').toLowerCase()), words: match[0], start: match.index };
    }
  }
  return null;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAY_SAID =
  /\b(?:on|this|at)\s+(?:this\s+|the\s+)?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?!\s*,?\s*(?:the\s+)?\d|s\b|,?\s+\p{Lu}\p{Ll}+\s+\d)/giu;
const MEETING_BEHIND =
  /^(?:[’']s|\s+(?:night|evening|afternoon|morning))?(?:,?\s+(?:at|during|in)\s+(?:the|its|their|our|a|an)\b|[’']s|(?<=[’']s))[^.;,]{0,30}\b(?:meeting|session|assembly)\b/i;
const MET =
  /\b(?:council|committee|board|assembly|union|society|club|members|we|body|trustees|governors)\s+(?:\w+\s+)?(?:met|convened|gathered|assembled)\b[^.;:,]{0,40}$/i;

/** "The council met yesterday": only beside a verb of meeting in the past. */
export function relativeDay(text: string): RelativeDay | null {
  for (const sentence of sentencesOf(text)) {
    const match =
      /\b(?:met|convened|gathered|took place|was held)\b[^.;,]{0,40}?\s(today|tonight|this (?:morning|afternoon|evening)|yesterday(?: (?:morning|afternoon|evening))?|last night)\b/i.exec(
        sentence,
      );
    if (!match || NOT_THIS.test(sentence.slice(0, match.index)) || /\b(?:will|again)\b/i.test(sentence)) continue;
    const words = match[1] ?? '';
    return { daysBefore: /^(?:yesterday|last)/i.test(words) ? 1 : 0, words };
  }
  return null;
}
