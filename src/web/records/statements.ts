// Arranges an item's statements for reading: turns (one speaker's consecutive statements), in them blocks, in them statements.
import { DOUBTFUL_BELOW, type SpeakerRef, type Statement } from '../../reports/item.ts';
import { clockTime } from '../../reports/time-marks.ts';
import type { Explanation } from '../text/acronyms.ts';
import { type InlinePart, inlineParts, type Mark } from '../text/inline-text.ts';
import { speakerUrl } from '../urls.ts';
import { mediaAt } from './media-time.ts';

export interface SpeakerLink {
  readonly name: string;
  /** The speaker's own page. */
  readonly url: string;
}

/** When a statement was spoken. */
interface SpokenView {
  /** "12:03" */
  readonly text: string;
  /** That second of the recording; `null` where its address is not known. */
  readonly url: string | null;
}

interface StatementView {
  readonly id: string;
  /** `null` where the report does not say, or the statement before it in the block says the same. */
  readonly spoken: SpokenView | null;
  /** One list of parts for each cell of a table's row; one for everything else. */
  readonly cells: readonly (readonly InlinePart[])[];
}

/** A paragraph, a list's item, a row of a table …: one or more statements in a line. */
interface BlockView {
  readonly statements: readonly StatementView[];
  /** The block began in the turn before. */
  readonly isContinued: boolean;
  /** The report numbers this item of a list itself ("3. …"). */
  readonly isNumbered: boolean;
}

/** Neighbouring blocks of one form: the items of one list, the rows of one table; paragraphs stand alone. */
interface BlockGroup {
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

/** What is shown within the text of statements, besides their own inline Markdown. */
interface Annotations {
  /** Finds the words of a search in a statement's text. */
  readonly marksIn: (text: string) => readonly Mark[];
  /** By id of a statement. */
  readonly explanations: ReadonlyMap<string, readonly Explanation[]>;
  /** Address of the recording, `null` where none is known. */
  readonly media: string | null;
}

export function turnsOf(statements: readonly Statement[], annotations: Annotations): readonly Turn[] {
  const turns: { statements: Statement[]; isContinued: boolean }[] = [];
  let endsBlock = true;
  for (const statement of statements.filter((one) => !isEmptyRow(one))) {
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
      groups: groupsOf(turn.statements, turn.isContinued, annotations),
    };
  });
}

export function isDoubtful(statement: Statement): boolean {
  return statement.speaker !== null && statement.confidence < DOUBTFUL_BELOW;
}

export function speakerLink(speaker: SpeakerRef): SpeakerLink {
  return { name: speaker.name, url: speakerUrl(speaker.id) };
}

function isSameTurn(one: Statement, other: Statement): boolean {
  return one.speaker?.id === other.speaker?.id && isDoubtful(one) === isDoubtful(other);
}

function groupsOf(
  statements: readonly Statement[],
  isContinued: boolean,
  annotations: Annotations,
): readonly BlockGroup[] {
  const groups: { form: Statement['form']; blocks: (BlockView & { statements: StatementView[] })[] }[] = [];
  let isInsideBlock = false;
  let before: number | undefined;
  for (const statement of statements) {
    const group = groups.at(-1);
    const isSame = isInsideBlock && statement.start === before;
    before = statement.start;
    const view = {
      ...statementView(statement, annotations),
      spoken: isSame ? null : spokenView(statement, annotations),
    };
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

function spokenView({ start }: Statement, { media }: Annotations): SpokenView | null {
  return start === undefined ? null : { text: clockTime(start), url: media === null ? null : mediaAt(media, start) };
}

function statementView(statement: Statement, { marksIn, explanations }: Annotations): Omit<StatementView, 'spoken'> {
  const text = statement.text.replace(/\n+$/, '');
  const acronyms = explanations.get(statement.id) ?? [];
  const parts = (start: number, end: number) => {
    const moved = <T extends { readonly start: number; readonly end: number }>(range: T): T => ({
      ...range,
      start: range.start - start,
      end: range.end - start,
    });
    const marks = marksIn(text).map(([from, to]): Mark => [from - start, to - start]);
    return inlineParts(text.slice(start, end), statement.spans.map(moved), marks, acronyms.map(moved));
  };
  return { id: statement.id, cells: statement.form === 'table' ? cellsOf(text, parts) : [parts(0, text.length)] };
}

/** The indexer joins the cells of a row with " | "; an empty cell at an end of the row loses the space at that end. */
function cellsOf<T>(row: string, parts: (start: number, end: number) => T): T[] {
  const cells: T[] = [];
  let start = 0;
  for (const { index } of row.matchAll(/(?<=^|\s)\|(?=\s|$)/g)) {
    cells.push(parts(start, Math.max(start, index - 1)));
    start = Math.min(index + 2, row.length);
  }
  cells.push(parts(start, row.length));
  return cells;
}

/** Minutes end their tables in rows without content. */
function isEmptyRow({ form, text }: Statement): boolean {
  return form === 'table' && !/[^\s|]/.test(text);
}
