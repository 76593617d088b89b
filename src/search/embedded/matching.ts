// Asks FTS5 which items match the words of a plan, and how well. Knows no filters but the speakers, as "said by" is about words, too.
import type { DatabaseSync } from 'node:sqlite';
import type { SearchRequest } from '../engine.ts';
import type { Columns } from './columns.ts';
import { type Plan, titleExpression, wholeExpression } from './plan.ts';
import { SPEAKERS_PER_ITEM } from './schema.ts';

export interface Matches {
  /** 1 for each item that the words match, 0 for others. */
  readonly items: Uint8Array;
  /** By item: the higher, the better; only where the request sorts by relevance and names words. */
  readonly scores: Float64Array | null;
  /** 1 for each entry of the speaker column whose speaker says the words in that item; `null` where that is not asked. */
  readonly said: Uint8Array | null;
}

/** More than bm25 ever gives: items whose title has it all come first. */
const TITLE_BONUS = 1e6;
/** How much more a word in the title weighs than one in the text, for titles that hold only some of the words. */
const TITLE_WEIGHT = 4;

/** `speakers` are the selected ones, as indexes into the speaker column. */
export function match(
  database: DatabaseSync,
  columns: Columns,
  plan: Plan,
  request: Pick<SearchRequest, 'sort' | 'speakerScope'>,
  speakers: ReadonlySet<number>,
): Matches {
  const { starts, values } = columns.facets.speaker;
  const isSaid = request.speakerScope === 'said' && (plan.included ?? plan.excluded) !== null;
  const isBySelected = isSaid && speakers.size > 0;
  const scores = request.sort === 'relevance' && plan.included !== null ? new Float64Array(columns.count) : null;
  const items = new Uint8Array(columns.count);
  const said = isSaid ? new Uint8Array(values.length) : null;
  if (plan.isHopeless) return { items, scores, said };
  const itemOf = (key: number) => columns.itemOfKey[key] ?? -1;

  if (said) {
    visit(database, 'said_words', plan, isBySelected && scores !== null, said, (key, score) => {
      const item = itemOf(Math.floor(key / SPEAKERS_PER_ITEM));
      const entry = (starts[item] ?? 0) + (key % SPEAKERS_PER_ITEM);
      if (scores && speakers.has(values[entry] ?? -1)) scores[item] = Math.max(scores[item] ?? 0, score);
      return entry;
    });
  }
  if (said && isBySelected) {
    for (let item = 0; item < columns.count; item++) {
      for (let entry = starts[item] ?? 0; entry < (starts[item + 1] ?? 0); entry++) {
        if (said[entry] === 1 && speakers.has(values[entry] ?? -1)) items[item] = 1;
      }
    }
  } else {
    visit(database, 'item_words', plan, scores !== null, items, (key, score) => {
      const item = itemOf(key);
      if (scores) scores[item] = score;
      return item;
    });
  }
  for (const { expression, factor } of scores ? plan.nearness : []) {
    const isNear = new Uint8Array(columns.count);
    const table = isBySelected ? 'said_words' : 'item_words';
    for (const [key] of rows(database, `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`, expression)) {
      const item = itemOf(isBySelected ? Math.floor(key / SPEAKERS_PER_ITEM) : key);
      const speaker = values[(starts[item] ?? 0) + (key % SPEAKERS_PER_ITEM)] ?? -1;
      if (!scores || isNear[item] === 1 || (isBySelected && !speakers.has(speaker))) continue;
      isNear[item] = 1;
      scores[item] = (scores[item] ?? 0) * factor;
    }
  }
  if (scores && plan.included !== null) {
    for (const [key] of rows(
      database,
      'SELECT rowid FROM item_words WHERE item_words MATCH ?',
      titleExpression(plan.included),
    )) {
      const item = itemOf(key);
      scores[item] = (scores[item] ?? 0) + TITLE_BONUS;
    }
  }
  return { items, scores, said };
}

/** Sets the marks of matching rows; `place` tells where a row's mark stands. Without included words, all but the excluded are set. */
function visit(
  database: DatabaseSync,
  table: 'item_words' | 'said_words',
  plan: Plan,
  isScored: boolean,
  marks: Uint8Array,
  place: (key: number, score: number) => number,
): void {
  const expression = wholeExpression(plan);
  if (expression === null) {
    marks.fill(1);
    if (plan.excluded === null) return;
    const sql = `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`;
    for (const [key] of rows(database, sql, plan.excluded)) marks[place(key, 0)] = 0;
    return;
  }
  const weights = table === 'item_words' ? `, ${TITLE_WEIGHT}, 1` : '';
  const score = isScored ? `-bm25(${table}${weights})` : '0';
  const sql = `SELECT rowid, ${score} FROM ${table} WHERE ${table} MATCH ?`;
  for (const [key, value] of rows(database, sql, expression)) marks[place(key, value)] = 1;
}

function rows(database: DatabaseSync, sql: string, expression: string): Iterable<readonly [number, number]> {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement.iterate(expression) as unknown as Iterable<readonly [number, number]>;
}
