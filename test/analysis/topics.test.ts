import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { suggestTopics } from '../../indexer/analysis/subjects/topic-suggestions.ts';
import { topicTagger } from '../../indexer/analysis/subjects/topics.ts';
import type { AgendaItem } from '../../src/reports/item.ts';

const tagger = topicTagger([
  { id: 'fares', label: 'Fares', words: ['fare*', 'season ticket*'], not: ['farewell*', 'fare exchange'] },
  { id: 'pensions', label: 'Pensions', words: ['pension', 'pensions', 'actuary’s report'], not: [] },
]);
const tags = (heading: string, ...sentences: string[]): string[] => tagger.tag(heading, sentences).map(({ id }) => id);
const filler = (count: number): string[] => Array.from({ length: count }, () => 'The tide turned again.');

describe('topics', () => {
  it('tag a short item that mentions one of their words', () =>
    assert.deepEqual(tags('', 'The FARES rise in May.'), ['fares']));
  it('are found by phrases, word beginnings and without regard to apostrophes', () => {
    assert.deepEqual(tags('', 'Season-tickets stay as they are.'), ['fares']);
    assert.deepEqual(tags('', "The actuary's report came."), ['pensions']);
  });
  it('are not found inside other words or across the end of a phrase', () => {
    assert.deepEqual(tags('', 'The welfare officer spoke.', 'A pensioner came.'), []);
  });
  it('are not found in phrases that do not count, but are beside them', () => {
    assert.deepEqual(tags('', 'We said farewell at the fare exchange.'), []);
    assert.deepEqual(tags('', 'We said farewell, and fares rise.'), ['fares']);
  });
  it('do not tag a longer item for one mention in passing', () => {
    assert.deepEqual(tags('', 'Fares were mentioned.', ...filler(9)), []);
    assert.deepEqual(tags('', 'Fares rise.', 'A fare costs £3.', ...filler(9)), ['fares']);
  });
  it('do not tag a longer item for mentions that stand far apart, unless they go through the whole of it', () => {
    const scattered = (gap: number) => Array.from({ length: 5 }, () => ['A fare.', ...filler(gap)]).flat();
    assert.deepEqual(tags('', 'A fare.', ...filler(8), 'A fare.', ...filler(8)), []);
    assert.deepEqual(tags('', ...scattered(9)), []);
    assert.deepEqual(tags('', ...scattered(4)), ['fares']);
  });
  it('tag an item whose heading names them', () => assert.deepEqual(tags('Pensions', ...filler(9)), ['pensions']));
  it('come most spoken of first', () => {
    assert.deepEqual(tags('', 'A pension.', 'Fares.', 'Fares.'), ['fares', 'pensions']);
  });
});

describe('suggestTopics', () => {
  it('finds phrases that several reports share and no topic covers', () => {
    const reports = Array.from({ length: 4 }, (_, report) =>
      Array.from({ length: 6 }, (_, n) =>
        item(
          n === 0
            ? `At tide mill ${report} a season ticket is needed.`
            : `Unlike matter ${'abcdefgh'[n]}${'klmn'[report]}q.`,
        ),
      ),
    );
    const topics = [{ id: 'fares', label: 'Fares', words: ['season ticket*'], not: [] }];
    const phrases = suggestTopics(reports, topics, 10).map(({ phrase, items }) => [phrase, items]);
    assert.deepEqual(phrases, [['tide mill', 4]]);
  });
});

function item(text: string): AgendaItem {
  return {
    id: 'x',
    position: 1,
    kind: 'business',
    heading: null,
    title: 'x',
    text,
    statements: [],
    speakers: [],
    topics: [],
    decisions: [],
    actions: [],
  };
}
