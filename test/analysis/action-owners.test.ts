// Who is to act: several names before a colon, mixed sections, initials that look like a label. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const PRESENT = '# Board\n\n## Present\n\n- Ada Lane (chair)\n- Bo Rask\n- Anna Pohl\n\n';
const actionsOf = (text: string) =>
  analyst.analyse(reportWith({ text: PRESENT + text })).items.flatMap((item) => item.actions);

describe('action items', () => {
  /** text, owners of each action */
  const rows: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    [
      'names joined by a plus',
      '## Actions\n\n- AL + BR: ask the fund for help\n- Bo+Ada: oil the winch\n',
      [
        ['AL', 'BR'],
        ['Bo', 'Ada'],
      ],
    ],
    [
      'of a section that holds resolutions, too',
      '## Actions/Resolutions\n\n- Bo: write to the fund\n  - before May\n- The lamp stays lit at night\n- Ada/Bo: ask the pilots\n',
      [['Bo'], ['Ada', 'Bo']],
    ],
    [
      'of decisions and tasks',
      '## Decisions & action items\n\n1. Bo will write to the fund\n2. The fees stay\n',
      [['Bo']],
    ],
    [
      'not what somebody says whose initials are those of a label',
      '## Dates\n\n- AP: I may be away in May.\n- BR: So may I.\n',
      [],
    ],
    ['of a label', '## Dates\n\n- AP: Bo to ask the pilots\n', [['Bo']]],
  ];
  for (const [name, text, owners] of rows)
    it(name, () =>
      assert.deepEqual(
        actionsOf(text).map((one) => one.owners),
        owners,
      ),
    );
});
