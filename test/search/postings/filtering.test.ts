import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SearchRequest } from '../../../src/search/engine.ts';
import { DELETED, OTHER_POST } from '../../../src/search/postings/columns.ts';
import { filterAndCount, selectedSpeakers } from '../../../src/search/postings/filtering.ts';
import { smallColumns } from './small-columns.ts';

type Asked = Pick<SearchRequest, 'filters' | 'from' | 'to' | 'includesOtherPosts'>;

const OPEN: Asked = {
  filters: { speaker: [], topic: [], author: [], body: [] },
  from: null,
  to: null,
  includesOtherPosts: false,
};

describe('filters and facets', () => {
  const columns = smallColumns([
    { day: 20310304, speakers: ['ines', 'bo'], topics: ['money'] },
    { day: 20310305, speakers: ['bo'], topics: ['works'] },
    { state: OTHER_POST, day: 20310305, speakers: ['quill'] },
    { state: DELETED, day: 20310305, speakers: ['ines'] },
    { speakers: ['ines'] },
  ]);
  const everything = Uint32Array.of(0, 1, 2, 3, 4);
  const cases: readonly (readonly [string, Partial<Asked>, readonly number[]])[] = [
    ['leave out other posts and what is deleted', {}, [0, 1, 4]],
    ['let other posts in where they are asked for', { includesOtherPosts: true }, [0, 1, 2, 4]],
    ['take both ends of a range of days', { from: '2031-03-04', to: '2031-03-04' }, [0]],
    ['leave out what is undated where a range has one end', { to: '2031-03-05' }, [0, 1]],
    ['take any of several values', { filters: { ...OPEN.filters, speaker: ['ines', 'bo'] } }, [0, 1, 4]],
    ['take what fits all facets', { filters: { ...OPEN.filters, speaker: ['ines'], topic: ['money'] } }, [0]],
    ['find nothing for a value that nobody has', { filters: { ...OPEN.filters, speaker: ['xy'] } }, []],
    ['do not take a topic for a speaker', { filters: { ...OPEN.filters, speaker: ['money'] } }, []],
  ];
  for (const [promise, more, expected] of cases) {
    it(promise, () => {
      const { items } = filterAndCount(columns, { items: everything, said: null }, { ...OPEN, ...more });
      assert.deepEqual([...items], expected);
    });
  }
  it('count for a speaker whose words match the item that as a whole does not', () => {
    const ines = columns.firstZones[0] ?? 0;
    const { items, facets } = filterAndCount(
      columns,
      { items: new Uint32Array(), said: Uint32Array.of(ines + 2) },
      OPEN,
    );
    assert.equal(items.length, 0);
    assert.deepEqual(facets.speaker, [{ id: 'ines', label: 'seni', count: 1 }]);
    assert.deepEqual(facets.topic, []);
  });
});

describe('the speakers that are selected', () => {
  it('are numbers of values; who is not known is nobody, and no zone without a speaker either', () => {
    const columns = smallColumns([{ speakers: ['ines', 'bo'], topics: ['money'] }]);
    const { facetValues } = columns;
    const [ines, bo] = [facetValues.numberOf('speaker', 'ines'), facetValues.numberOf('speaker', 'bo')];
    assert.deepEqual([...selectedSpeakers(columns, ['bo', 'ines'])], [bo, ines]);
    assert.deepEqual([...selectedSpeakers(columns, ['money', 'xy'])], [-1]);
    assert.deepEqual([...selectedSpeakers(columns, [])], []);
  });
});
