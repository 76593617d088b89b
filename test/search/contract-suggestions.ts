// The part of the contract that is about what a reader may mean who has typed the beginning of something.
import assert from 'node:assert/strict';
import type { Suite } from './contract-suite.ts';

export function describeSuggestions({ promise, engine }: Suite): void {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['suggests a speaker by the second name', 'cal', ['speaker ines-calder']],
    [
      'suggests topics and titles, most frequent first',
      'f',
      ['topic ferries', 'speaker bo-ferrant', 'item budget', 'item ferry-timetable', 'item pilot-fees'],
    ],
    ['suggests by several words', 'north ch', ['item dredging']],
    ['ignores case and diacritics', 'ÍNES', ['speaker ines-calder']],
    ['suggests nothing for nothing', ' ', []],
    ['suggests nothing from posts that report no meeting', 'quill', []],
  ];
  for (const [title, prefix, expected] of cases) {
    promise(title, async () => {
      const suggestions = await engine().suggest(prefix);
      const given = suggestions.map(({ kind, id }) => `${kind} ${id.split('_').at(-1)}`);
      assert.deepEqual(given.toSorted(), expected.toSorted());
    });
  }
}
