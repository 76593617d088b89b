import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import type { HowFound } from '../../src/reports/item.ts';
import { reportWith } from './report.ts';

describe('how a statement’s speaker was found', () => {
  /** text, words of the statement, its speaker, how found, the words that gave it away */
  const rows: readonly (readonly [string, string, string | null, HowFound, string | null])[] = [
    ['ALN: It leaks.\n\nBRK: Since May.', 'It leaks', 'ALN', 'initials', 'ALN:'],
    ['Ada Lane said that it leaks.', 'it leaks', 'Ada Lane', 'named', 'Ada Lane said'],
    ['Bo Rask spoke. Ada Lane spoke. She said no.\n\nShe asked why.', 'She asked', 'Ada Lane', 'pronoun', 'She asked'],
    ['Ada Lane, the Clerk, spoke.\n\nThe Clerk said no.', 'The Clerk said no', 'Ada Lane', 'role', 'The Clerk said'],
    ['Nothing. I asked why.', 'I asked', 'Jo Marsh', 'author', 'I asked'],
    ['Ada Lane spoke.\n\nThe roof would wait.', 'The roof', 'Ada Lane', 'continued', 'Ada Lane spoke'],
    ['## Update – Ada Lane\n\nThe roof would wait.', 'The roof', 'Ada Lane', 'presenter', 'Update – Ada Lane'],
    ['We agreed to wait.', 'We agreed', null, 'narration', null],
  ];
  for (const [text, words, speaker, found, evidence] of rows) {
    it(`is kept as “${found}” in ${JSON.stringify(text)}`, () => {
      const { items } = analystFor({ people: [], topics: [] }).analyse(reportWith({ author: 'Jo Marsh', text }));
      const statement = items.flatMap((item) => item.statements).find((one) => one.text.includes(words));
      assert.deepEqual(
        [statement?.speaker?.name ?? null, statement?.found, statement?.evidence],
        [speaker, found, evidence],
      );
    });
  }
});
