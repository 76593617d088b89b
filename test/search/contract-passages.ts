// The part of the contract that is about what a hit shows.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Hit, SearchEngine, SearchRequest } from '../../src/search/engine.ts';
import { asked, only } from './harbour.ts';

export function describePassages(engine: () => SearchEngine): void {
  const first = async (query: string, more?: Partial<SearchRequest>): Promise<Hit> => {
    const [hit] = (await engine().search(asked(query, more))).hits;
    assert.ok(hit);
    return hit;
  };

  it('shows where an item comes from', async () => {
    const hit = await first('Eastquay');
    assert.equal(hit.documentId, 'council-2031-03-04_pilot-fees');
    assert.equal(hit.title, 'Pilot fees');
    assert.equal(hit.date, '2031-03-04');
    assert.deepEqual(hit.report.body, { id: 'harbour-council', name: 'Harbour Council' });
    assert.deepEqual(
      hit.speakers.map(({ id }) => id),
      ['ines-calder', 'bo-ferrant'],
    );
    assert.deepEqual(
      hit.topics.map(({ id }) => id),
      ['money', 'pilotage'],
    );
  });
  it('marks the matched words in the passage and names its speaker', async () => {
    const { passages } = await first('by-election budgets');
    assert.equal(passages.length, 1);
    assert.equal(passages[0]?.speaker?.id, 'bo-ferrant');
    assert.equal(passages[0]?.statementId, 's1');
    assert.deepEqual(marked(passages[0]), ['by-election', 'budget']);
  });
  it('marks a phrase as one', async () => {
    const { passages } = await first('"night ferry"');
    assert.deepEqual(passages.flatMap(marked), ['night ferry', 'night ferry']);
  });
  it('marks what a mistyped word was taken for', async () => {
    assert.deepEqual((await first('timetabel')).titleMarks, [[6, 15]]);
  });
  it('marks matched words in the title', async () => {
    const { title, titleMarks } = await first('channel dredging');
    assert.deepEqual(
      titleMarks.map(([start, end]) => title.slice(start, end)),
      ['Dredging', 'channel'],
    );
  });
  it('shows only what the selected speaker says', async () => {
    const { passages } = await first('storms', only({ speaker: ['ines-calder'] }));
    assert.deepEqual(
      passages.map(({ speaker }) => speaker?.id),
      ['ines-calder'],
    );
  });
  it('shows how an item begins where there are no words, without marks', async () => {
    const { passages } = await first('', only({ topic: ['ferries'] }));
    assert.deepEqual(passages, [
      {
        speaker: { id: 'ines-calder', name: 'Ines Calder' },
        statementId: 's0',
        text: 'The ferry to Saint Noé leaves at seven. The night ferry is safe.',
        marks: [],
        confidence: 1,
      },
    ]);
  });
}

function marked(passage: Hit['passages'][number] | undefined): string[] {
  return (passage?.marks ?? []).map(([start, end]) => passage?.text.slice(start, end) ?? '');
}
