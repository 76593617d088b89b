// Reads tables of motions and decisions: by what their head calls its columns, each further row is a decision with its mover and what
// became of it. A table without such a head is not for this file to judge.
import type { Decision, Votes } from '../../src/reports/item.ts';
import { outcomeOf } from './outcomes.ts';

type Column = 'matter' | 'mover' | 'seconder' | 'outcome' | 'for' | 'against' | 'abstained';

/** Which column stands where; `null` for those of other things. */
export type DecisionColumns = readonly (Column | null)[];

const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['seconder', /^second(?:ed|er)\b/i],
  ['mover', /^(?:moved|mover|proposed by|proposer)\b/i],
  ['outcome', /^(?:result|outcome|status|vote|carried|decided|carried or lost)\b/i],
  ['for', /^(?:for|ayes?|yes|yeas?|in favou?r)$/i],
  ['against', /^(?:against|noes|nays?|no|opposed)$/i],
  ['abstained', /^(?:abstained|abstentions?|abstain)$/i],
  ['matter', /^(?:(?:text of )?(?:the )?(?:motion|resolution|proposal|decision|recommendation)s?|what was decided)\b/i],
];

/** The columns of a head such as "Motion | Moved by | Result"; `null` where it heads no decisions. @param row cells with bars between */
export function decisionColumns(row: string): DecisionColumns | null {
  const columns = cellsOf(row).map((cell) => NAMES.find(([, name]) => name.test(cell))?.[0] ?? null);
  const isUnique = new Set(columns.filter((one) => one !== null)).size === columns.filter((one) => one !== null).length;
  const tells = columns.some((one) => one !== null && one !== 'matter');
  return isUnique && columns.includes('matter') && tells ? columns : null;
}

/** The decision of a row; `null` where it names no matter. A "Decision" beside a "Motion" is what became of it. */
export function decisionOfRow(row: string, columns: DecisionColumns): Decision | null {
  const cells = cellsOf(row);
  const cell = (column: Column): string | null => cells[columns.indexOf(column)]?.trim() || null;
  const matter = cell('matter');
  if (matter === null || !/\p{L}/u.test(matter)) return null;
  const told = cell('outcome');
  const mover = cell('mover');
  const votes = votesOf(cell);
  return {
    text: row.trim(),
    outcome: told !== null && OUTCOME.test(told) ? outcomeOf(told, true) : null,
    votes,
    mover,
    seconder: cell('seconder'),
  };
}

/** Anything else in such a column tells no outcome: "see minutes". */
const OUTCOME =
  /\b(?:agreed|carried|passed|approved|adopted|accepted|resolved|unanimous(?:ly)?|noted|deferred|postponed|tabled|adjourned|failed|lost|defeated|rejected|withdrawn|remitted|referred|not (?:carried|passed|approved))\b/i;

function votesOf(cell: (column: Column) => string | null): Votes | null {
  const [one, other, third] = (['for', 'against', 'abstained'] as const).map((column) => {
    const text = cell(column);
    return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
  });
  const votes = { for: one ?? null, against: other ?? null, abstained: third ?? null };
  return votes.for === null && votes.against === null && votes.abstained === null ? null : votes;
}

function cellsOf(row: string): string[] {
  return row.split(/(?<=^|\s)\|(?=\s|$)/).map((cell) => cell.trim());
}
