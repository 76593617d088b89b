// Sections with general titles ("Summary", "Notes"): whether the points of their lists are matters of their own. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const titles = (text: string) =>
  analyst
    .analyse(reportWith({ text: `# Harbour board\n\n## Attending\n\n- Ada Lane\n- Bo Rask\n\n${text}` }))
    .items.filter(({ kind }) => kind === 'business')
    .map(({ title }) => title);

const POINTS =
  '- Fees of the moorings\n  - Bo: they rise again\n  - to be told in May\n- The old crane\n  - squeaks in the wind\n  - nobody oils it\n';

describe('a section with a general title', () => {
  it('is cut at its points, where no heading beside it names a matter', () => {
    const text = `## Actions\n\n- Ada: write to the fund\n\n## Resolutions\n\n- The lamp stays lit\n\n## Summary\n\n${POINTS}`;
    assert.deepEqual(titles(text).slice(-2), ['Fees of the moorings', 'The old crane']);
  });
  it('is one matter beside headings that name matters', () => {
    const text = `## Lamp oil\n\nBo asked for oil. Ada had none.\n\n## Ferry times\n\nThey were read out.\n\n## Summary\n\n${POINTS}`;
    assert.ok(!titles(text).includes('The old crane'));
  });
  it('is one matter without points below its points', () => {
    const text = '## Actions\n\n- Ada: write to the fund\n\n## Summary\n\n- We met\n- It rained\n';
    assert.ok(!titles(text).includes('It rained'));
  });
});
