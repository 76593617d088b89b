// Marks in lists, brackets and bare names, resolved through those present at this or a sibling meeting.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { NO_CONVENTIONS } from '../../indexer/analysis/frame/conventions.ts';
import type { Attending } from '../../indexer/analysis/speech/roster.ts';
import { reportWith } from './report.ts';

const person = (name: string, ...nicks: string[]): Attending => ({ name, nicks, initials: [], roles: [] });
const present = [
  person('Rolf Kilrain', 'mrrolf'),
  person('Sunniva Blech', 'sblech'),
  person('ullad'),
  person('kfalk2'),
];

describe('marks that the attendance explains', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, string | null>>])[] = [
    [
      '* [Rolf] Our stall is too small\n    * Two chairs are all\n* [Sunniva] A sticker\n* [end of meeting] the open evening?\n* [mrrolf] the fair',
      {
        'Our stall': 'Rolf Kilrain',
        'Two chairs': 'Rolf Kilrain',
        sticker: 'Sunniva Blech',
        'open evening': null,
        'the fair': 'Rolf Kilrain',
      },
    ],
    [
      '- Status\n  - ullad: two cranes greased\n    - kfalk2: much?\n  - the oil is old\n- Next call\n  - kfalk2: on the 30th',
      { 'two cranes': 'ullad', 'much?': 'kfalk2', 'the oil': null, 'Next call': null, 'on the 30th': 'kfalk2' },
    ],
    [
      '- Rolf\n  - the lamps are dim\n  - the oil is old\n- Sunniva\n  - who pays for it?',
      { 'the lamps': 'Rolf Kilrain', 'the oil': 'Rolf Kilrain', 'who pays': 'Sunniva Blech' },
    ],
    [
      '## Action items\n\n- Rolf: write to the printers\n- Sunniva: draw the map',
      { 'write to': null, 'draw the': null },
    ],
    [
      '| Nick | Name |\n|---|---|\n| mrrolf | Rolf Kilrain |\n| sblech | Sunniva Blech |',
      { 'Rolf Kilrain': null, 'Sunniva Blech': null },
    ],
  ];
  for (const [text, speakers] of rows) {
    it(`are whose they are in ${JSON.stringify(text.slice(0, 40))}`, () => {
      const { items } = analystFor({ people: [], topics: [] }).analyse(reportWith({ text }), {
        ...NO_CONVENTIONS,
        attending: present,
      });
      const statements = items.flatMap((item) => item.statements);
      for (const [words, speaker] of Object.entries(speakers)) {
        const found = statements.find((one) => one.text.includes(words));
        assert.deepEqual([words, found?.speaker?.name ?? null], [words, speaker]);
      }
    });
  }
});
