// The part of the contract that is about what a hit shows.
import assert from 'node:assert/strict';
import type { Hit, SearchRequest } from '../../src/search/engine.ts';
import type { Suite } from './contract-suite.ts';
import { asked, only } from './harbour.ts';

export function describePassages({ promise, engine, large }: Suite): void {
  const first = async (query: string, more?: Partial<SearchRequest>): Promise<Hit> => {
    const [hit] = (await engine().search(asked(query, more))).hits;
    assert.ok(hit);
    return hit;
  };

  promise('shows where an item comes from', async () => {
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
  promise('marks the matched words in the passage and names its speaker', async () => {
    const { passages } = await first('by-election budgets');
    assert.equal(passages.length, 1);
    assert.equal(passages[0]?.speaker?.id, 'bo-ferrant');
    assert.equal(passages[0]?.statementId, 's1');
    assert.deepEqual(marked(passages[0]), ['by-election', 'budget']);
  });
  promise('marks a phrase as one', async () => {
    const { passages } = await first('"night ferry"');
    assert.deepEqual(passages.flatMap(marked), ['night ferry', 'night ferry']);
  });
  promise('marks what a mistyped word was taken for', async () => {
    assert.deepEqual((await first('timetabel')).titleMarks, [[6, 15]]);
  });
  promise('marks matched words in the title', async () => {
    const { title, titleMarks } = await first('channel dredging');
    assert.deepEqual(
      titleMarks.map(([start, end]) => title.slice(start, end)),
      ['Dredging', 'channel'],
    );
  });
  promise('shows only what the selected speaker says', async () => {
    const { passages } = await first('storms', only({ speaker: ['ines-calder'] }));
    assert.deepEqual(
      passages.map(({ speaker }) => speaker?.id),
      ['ines-calder'],
    );
  });
  promise('shows how an item begins where there are no words, without marks', async () => {
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
  promise('shows whoever says the words, in the wider search', async () => {
    const wider = { ...only({ speaker: ['ines-calder'] }), speakerScope: 'present' } as const;
    const { passages } = await first('ships', wider);
    assert.deepEqual(
      passages.map(({ speaker }) => speaker?.id),
      ['bo-ferrant'],
    );
  });
  promise(
    'shows up to three passages, the best of all among them, in reading order, each with its speaker',
    async () => {
      const [hit] = (await large().search(asked('sextant compass chronometer'))).hits;
      assert.deepEqual(
        hit?.passages.map(({ speaker, statementId, text }) => [speaker?.id, statementId, text]),
        [
          ['ines-calder', 's0', 'A sextant.'],
          ['bo-ferrant', 's1', 'A compass.'],
          ['mira-osei', 's3', 'A sextant with a compass and a chronometer.'],
        ],
      );
      assert.deepEqual(hit?.passages.flatMap(marked), ['sextant', 'compass', 'sextant', 'compass', 'chronometer']);
    },
  );
  promise('shows whole sentences around the words, not a whole speech', async () => {
    const [hit] = (await large().search(asked('hydrographer'))).hits;
    assert.equal(hit?.passages.length, 1);
    const text = hit?.passages[0]?.text ?? '';
    assert.match(
      text,
      /^(Number|The) .*The hydrographer lost a plumb line\..*\.$|^The hydrographer lost a plumb line\. .*\.$/,
    );
    assert.ok(text.length <= 310, `${text.length}`);
  });
  promise('tells how sure it is who speaks', async () => {
    const [doubtful] = (await large().search(asked('astrolabe'))).hits;
    assert.equal(doubtful?.passages[0]?.confidence, 0.55);
    assert.equal((await first('Eastquay')).passages[0]?.confidence, 1);
  });
}

function marked(passage: Hit['passages'][number] | undefined): string[] {
  return (passage?.marks ?? []).map(([start, end]) => passage?.text.slice(start, end) ?? '');
}
