// Arranges an item's statements for reading: turns (one speaker's consecutive statements), in them blocks, in them statements.
import { DOUBTFUL_BELOW, type SpeakerRef, type Statement } from '../reports/item.ts';
import { type InlinePart, inlineParts, type Mark } from './inline-text.ts';
import { EMPTY_SEARCH, searchUrl } from './urls.ts';

export interface SpeakerLink {
  readonly name: string;
  /** The search for everything this speaker says. */
  readonly url: string;
}

export interface StatementView {
  readonly id: string;
  /** One list of parts for each cell of a table's row; one for everything else. */
  readonly cells: readonly (readonly InlinePart[])[];
}

/** A paragraph, a list's item, a row of a table …: one or more statements in a line. */
export interface BlockView {
  readonly statements: readonly StatementView[];
  /** The block began in the turn before. */
  readonly isContinued: boolean;
  /** The report numbers this item of a list itself ("3. …"). */
  readonly isNumbered: boolean;
}

/** Neighbouring blocks of one form: the items of one list, the rows of one table; paragraphs stand alone. */
export interface BlockGroup {
  readonly form: Statement['form'];
  readonly blocks: readonly BlockView[];
}

export interface Turn {
  /** `null` for narration. */
  readonly speaker: SpeakerLink | null;
  readonly isDoubtful: boolean;
  /** The turn begins inside a block of the turn before. */
  readonly isContinued: boolean;
  readonly groups: readonly BlockGroup[];
}

/** `marksIn` finds the words of a search in a statement's text. */
export function turnsOf(statements: readonly Statement[], marksIn: (text: string) => readonly Mark[]): readonly Turn[] {
  const turns: { statements: Statement[]; isContinued: boolean }[] = [];
  let endsBlock = true;
  for (const statement of statements) {
    const last = turns.at(-1);
    const before = last?.statements.at(-1);
    if (last && before && isSameTurn(before, statement)) last.statements.push(statement);
    else turns.push({ statements: [statement], isContinued: !endsBlock });
    endsBlock = /\n\s*$/.test(statement.text);
  }
  return turns.map((turn) => {
    const [first] = turn.statements;
    return {
      speaker: first?.speaker ? speakerLink(first.speaker) : null,
      isDoubtful: first !== undefined && isDoubtful(first),
      isContinued: turn.isContinued,
      groups: groupsOf(turn.statements, turn.isContinued, marksIn),
    };
  });
}

export function isDoubtful(statement: Statement): boolean {
  return statement.speaker !== null && statement.confidence < DOUBTFUL_BELOW;
}

export function speakerLink(speaker: SpeakerRef): SpeakerLink {
  return { name: speaker.name, url: searchUrl({ ...EMPTY_SEARCH, speaker: [speaker.id] }) };
}

function isSameTurn(one: Statement, other: Statement): boolean {
  return one.speaker?.id === other.speaker?.id && isDoubtful(one) === isDoubtful(other);
}

function groupsOf(
  statements: readonly Statement[],
  isContinued: boolean,
  marksIn: (text: string) => readonly Mark[],
): readonly BlockGroup[] {
  const groups: { form: Statement['form']; blocks: (BlockView & { statements: StatementView[] })[] }[] = [];
  let isInsideBlock = false;
  for (const statement of statements) {
    const group = groups.at(-1);
    const view = statementView(statement, marksIn);
    const block = group?.form === statement.form && isInsideBlock ? group.blocks.at(-1) : undefined;
    if (block) {
      block.statements.push(view);
    } else {
      const added = {
        statements: [view],
        isContinued: isContinued && groups.length === 0,
        isNumbered: /^\s*\d+[.)]\s/.test(statement.text),
      };
      if (group?.form === statement.form && statement.form !== 'paragraph') group.blocks.push(added);
      else groups.push({ form: statement.form, blocks: [added] });
    }
    isInsideBlock = !/\n\s*$/.test(statement.text);
  }
  return groups;
}

function statementView(statement: Statement, marksIn: (text: string) => readonly Mark[]): StatementView {
  const text = statement.text.replace(/\n+$/, '');
  const parts = (start: number, end: number) =>
    inlineParts(
      text.slice(start, end),
      statement.spans.map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
      marksIn(text).map(([from, to]): Mark => [from - start, to - start]),
    );
  return { id: statement.id, cells: statement.form === 'table' ? cellsOf(text, parts) : [parts(0, text.length)] };
}

/** The indexer joins the cells of a row with " | ". */
function cellsOf<T>(row: string, parts: (start: number, end: number) => T): T[] {
  const cells: T[] = [];
  let start = 0;
  for (const separator of row.matchAll(/ \| /g)) {
    cells.push(parts(start, separator.index));
    start = separator.index + separator[0].length;
  }
  cells.push(parts(start, row.length));
  return cells;
}
