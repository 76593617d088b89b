// Reads decisions out of tables: a row is what was moved or decided, and the head of the table says which cell tells the movers, the
// votes and the result. A table without such a head is none, and a row that nobody has filled in decides nothing.
import type { Decision, Outcome, Votes } from '../../../src/reports/item.ts';
import { headingKey } from '../frame/section-roles.ts';
import { moversIn } from './motions.ts';
import { outcomeTold } from './outcomes.ts';
import { votesIn } from './votes.ts';

/** What a column of such a table holds. */
type Column =
  | 'motion'
  | 'matter'
  | 'wording'
  | 'decision'
  | 'mover'
  | 'seconder'
  | 'result'
  | 'votes'
  | 'for'
  | 'against'
  | 'abstained';

/** Which cell holds what. */
export type Columns = ReadonlyMap<Column, number>;

export function cellsOf(row: string): string[] {
  return row.split(/\s?\|\s?/).map((cell) => cell.trim());
}

/**
 * The columns that a table's first row names, `null` where they are not those of decisions.
 * @param isUnderDecisions the section's heading says that what stands below was decided
 */
export function columnsOf(row: string, isUnderDecisions: boolean): Columns | null {
  const columns = new Map<Column, number>();
  cellsOf(row).forEach((cell, index) => {
    const key = headingKey(cell);
    const column = NAMES.find(([, pattern]) => pattern.test(key))?.[0];
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  const tells = columns.has('mover') || columns.has('result') || (columns.has('for') && columns.has('against'));
  const isOfMotions = columns.has('motion') && (tells || columns.has('decision') || columns.has('votes'));
  const isOfDecisions = columns.has('decision') && columns.size > 1;
  const isOfMatters =
    (columns.has('matter') || columns.has('wording')) &&
    (isUnderDecisions || (columns.has('mover') && columns.has('seconder')));
  return isOfMotions || isOfDecisions || isOfMatters ? columns : null;
}

/** The decision of a row, `null` where it tells none. */
export function decisionInRow(row: string, columns: Columns): Decision | null {
  const cells = cellsOf(row);
  const cell = (column: Column): string => cells[columns.get(column) ?? -1] ?? '';
  const text = textOf(cell, columns);
  if (!/\p{L}{2}/u.test(text) || NOTHING.test(text)) return null;
  const votes = countsOf(cell) ?? votesIn(`Vote: ${cell('votes')}`) ?? votesIn(cell('result'));
  const result = [cell('result'), cell('decision'), cell('votes')].join(' ').trim();
  const movers = { mover: nameOf(cell('mover')), seconder: nameOf(cell('seconder')) };
  const isMoved = columns.has('motion') || columns.has('mover');
  const told = isTemplate(result) ? null : (markedOutcome(result) ?? outcomeByVotes(votes));
  if (!isMoved) return isTemplate(result) ? null : { text, outcome: told ?? 'agreed', votes, ...movers };
  // Moved and seconded, and nothing says what became of it.
  const isOpen = result === '' && movers.mover !== null && movers.seconder !== null;
  if (told === null && !isOpen) return null;
  return { text, outcome: told === 'agreed' ? 'carried' : told, votes, ...movers };
}

const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['motion', /^(?:motions?|resolutions?|proposals?|amendments?)(?: (?:text|title|wording|details?|description))?$/],
  ['decision', /^(?:the )?decisions?(?: (?:made|taken|reached|outcome))?$/],
  ['mover', /^(?:moved|mover|proposed|proposer|motion)(?: by)?$|^(?:moved|proposed|motion) by$/],
  ['seconder', /^(?:seconded|seconder|second|2nd)(?: by)?$/],
  ['result', /^(?:results?|outcomes?|status|carried|passed|verdict|disposition|vote result|result of (?:the )?vote)$/],
  ['votes', /^(?:votes?|vote counts?|tally|voting)$/],
  ['for', /^(?:(?:votes )?for|ayes?|yeas?|yes|in favou?r)$/],
  ['against', /^(?:(?:votes )?against|nays?|noes|no|opposed)$/],
  ['abstained', /^(?:abstain(?:ed|s|ing)?|abstentions?)$/],
  ['wording', /^(?:descriptions?|text|wording|what|details?)$/],
  ['matter', /^(?:(?:agenda |decision )?items?|topics?|subjects?|matters?|titles?|questions?)$/],
];

/** The words of what was decided; of a short answer ("Approved") together with the matter that it answers. */
function textOf(cell: (column: Column) => string, columns: Columns): string {
  if (cell('motion') !== '') return cell('motion');
  const decision = cell('decision');
  const matter = cell('matter') || cell('wording');
  if (columns.has('decision') && decision === '') return '';
  if (decision === '') return cell('wording') || matter;
  if (matter === '') return decision;
  return /^[\d.\s#]+$/.test(matter) || (decision.match(/\S+/g)?.length ?? 0) > MOST_OF_ANSWER
    ? decision
    : `${matter} | ${decision}`;
}

/** Words: a longer cell says itself what was decided. */
const MOST_OF_ANSWER = 2;
const NOTHING = /^\W*(?:none|n\/?a|nil|tbd|tba|no decisions?|pending|open|to be (?:decided|confirmed|determined))\W*$/i;

function countsOf(cell: (column: Column) => string): Votes | null {
  const count = (column: Column): number | null => (/^\d{1,5}$/.test(cell(column)) ? Number(cell(column)) : null);
  const votes = { for: count('for'), against: count('against'), abstained: count('abstained') };
  return votes.for === null || votes.against === null ? null : votes;
}

function outcomeByVotes(votes: Votes | null): Outcome | null {
  if (votes?.for == null || votes.against === null) return null;
  return votes.for > votes.against ? 'carried' : votes.for < votes.against ? 'lost' : null;
}

/** "Carried / Lost": what a form offers to choose from. */
function isTemplate(result: string): boolean {
  return /^\W*\p{L}+\s*(?:\/|\bor\b)\s*\p{L}+\W*$/iu.test(result) && !/\d/.test(result);
}

function markedOutcome(result: string): Outcome | null {
  if (/^\W*(?:yes|y)\W*$|^[✓✔☑✅]/iu.test(result)) return 'carried';
  if (/^\W*(?:no|n)\W*$|^[✗✘❌]/iu.test(result)) return 'lost';
  return outcomeTold(result);
}

/** A name as printed, `null` for an empty cell and for the words that a form has there. */
function nameOf(cell: string): string | null {
  return /^(?:mover|seconder|name|nobody|none)$/i.test(cell) ? null : moversIn(`Moved by ${cell}`).mover;
}
