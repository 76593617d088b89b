// In a log of a chat, business begins where whoever sent the agenda calls a point of it by its number.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const itemsOf = (lines: readonly string[]) =>
  analystFor({ people: [], topics: [] }).analyse(reportWith({ text: lines.join('\n\n') })).items;

const AGENDA = ['pdx: 0) hi', 'pdx: 1) Lamp status', 'pdx: 2) Tide gauge', 'pdx: 3) ???', 'pdx: 0) hi'];
const TALK = ['kfalk2: hello', 'trm: hi there, I am late', 'kfalk2: the lamps have been dim for a week'];
const MORE = ['trm: the gauge is stuck again', 'kfalk2: I would oil it', 'trm: it was oiled in May'];

describe('a point of an agenda in a chat', () => {
  for (const [what, first, second] of [
    ['by its number and words', 'pdx: 1) Lamp status', 'pdx: 2) Tide gauge'],
    [
      'behind other words',
      'pdx: well, let us jump right in to 1) lamp status',
      'pdx: if that is all, on we go to 2) tide gauge',
    ],
    ['by its number alone', 'pdx: 1) Lamp status', 'pdx: good, 2) it is'],
    [
      'as a question',
      'pdx: ok, 1) lamp status',
      'pdx: anything else on 1) lamp status, or shall we move to 2) tide gauge?',
    ],
  ] as const) {
    it(`begins an item where it is called ${what}`, () => {
      const items = itemsOf([...AGENDA, ...TALK, first, ...TALK, second, ...MORE]);
      const holding = (words: string) => items.find(({ text }) => text.includes(words))?.title ?? '';
      assert.match(holding('gauge is stuck'), /tide gauge/i);
      assert.equal(items.filter(({ title }) => /lamp status/i.test(title)).length, 1);
    });
  }

  it('is not called by others, nor by what is said of it afterwards', () => {
    const items = itemsOf([
      ...AGENDA,
      'pdx: 1) Lamp status',
      ...TALK,
      'trm: I have a word on 2) tide gauge',
      'pdx: anything else on 1) ?',
      ...MORE,
    ]);
    assert.ok(items.every(({ title }) => !/tide gauge/i.test(title)));
  });

  it('is said by its caller, though a site has the same name', () => {
    const lines = ['pdx: I would oil the gauge', ...TALK, 'pdx: we could paint it', 'trm: see the pdx logs for that'];
    const statements = itemsOf([...AGENDA, ...lines]).flatMap((item) => [...item.statements]);
    assert.equal(statements.find(({ text }) => text.includes('could paint'))?.speaker?.name, 'pdx');
  });
});
