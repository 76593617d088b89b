// Tells where the reports of a source list those present and how they mark speakers, and whether the reports or sources.yml say so. For
// people who check what was decided; decides nothing itself.
import { MARK_FORMS, type MarkForm, type Source } from '../../src/reports/archive.ts';
import type { AgendaItem } from '../../src/reports/item.ts';
import { isAttendanceTitle } from '../analysis/frame/section-roles.ts';

/** Two lines for a list. @param items of all reports of the source */
export function frameConventions(source: Source, items: readonly AgendaItem[]): readonly string[] {
  const { attendance, marks } = source.conventions ?? {};
  const headings = items.flatMap(({ heading }) => (heading !== null && isAttendanceTitle(heading) ? [heading] : []));
  const shown = items.flatMap(({ statements }) =>
    statements.flatMap(({ found, evidence }) => (found === 'initials' && evidence !== null ? [formOf(evidence)] : [])),
  );
  return [
    attendance
      ? `those present are listed under: ${attendance.join('; ')} (as sources.yml says)`
      : `those present are listed under: ${counted(headings, 'no heading')} (from the reports)`,
    marks
      ? `speakers are marked by: ${marks.join(', ') || 'nothing'} (as sources.yml says)`
      : `speakers are marked by: ${counted(shown, 'nothing')} (from the reports)`,
  ];
}

/** The form of a mark as printed. */
function formOf(mark: string): MarkForm {
  return MARK_FORMS.find((form) => SHAPES[form]?.test(mark)) ?? 'table';
}

const SHAPES: Readonly<Partial<Record<MarkForm, RegExp>>> = {
  colon: /^[^<[]*[:：]\s*$/,
  dash: /[–—-]\s*$/,
  brackets: /^\W{0,3}\[/,
  angle: /^\W{0,3}</,
  comma: /,\s*$/,
};

function counted(found: readonly string[], none: string): string {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  const often = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, MOST);
  return often.map(([one, count]) => `${one} ${count}`).join(', ') || none;
}

const MOST = 8;
