// What a person has told of how a source marks its speakers, put above what a report shows: other forms are no marks, and a name in
// one of these forms is somebody. Labels that name no person stay labels.
import type { MarkForm } from '../../../src/reports/archive.ts';
import type { Block } from '../text/blocks.ts';
import { nameBefore } from './comma-marks.ts';
import { type Mark, markOf } from './mark-kinds.ts';
import type { MarkStyle, Standing } from './mark-style.ts';

/**
 * @param told forms that mark speech; none where nothing does, `undefined` where the report decides
 * @param isMeant tells labels that mean one person by the lists
 */
export function withToldMarks(
  style: MarkStyle,
  blocks: readonly Block[],
  told: readonly MarkForm[] | undefined,
  isMeant: (label: string) => boolean,
): MarkStyle {
  if (!told) return style;
  const standingOf = (mark: Mark): Standing => {
    if (!told.includes(FORMS[mark.form])) return 'none';
    const standing = style.standingOf(mark);
    if (!PERSONS.has(mark.kind)) return standing;
    return standing === 'speaker' || standing === 'doubtful' || mark.labels.every(isMeant) ? 'speaker' : 'doubtful';
  };
  const isMarked = ({ form, text, spans, ...rest }: Block): boolean => {
    if (form === 'heading' || form === 'code') return false;
    const mark = (markOf(text, spans, form === 'table') ?? nameBefore({ form, text, spans, ...rest }))?.mark;
    return mark !== undefined && PERSONS.has(mark.kind) && told.includes(FORMS[mark.form]);
  };
  return {
    ...style,
    isMinutes: blocks.some(isMarked),
    standingOf,
    namesOwners: false,
    marksContinuing: style.marksContinuing && told.length > 0,
    fullNames: told.length > 0 ? style.fullNames : [],
  };
}

const PERSONS: ReadonlySet<Mark['kind']> = new Set(['initials', 'name', 'nick', 'office', 'joint']);

const FORMS: Readonly<Record<Mark['form'], MarkForm>> = {
  ...{ colon: 'colon', glued: 'colon', dash: 'dash', square: 'brackets', angle: 'angle', action: 'angle' },
  ...{ bold: 'bold', comma: 'comma', bare: 'comma', plain: 'comma', cell: 'table' },
};
