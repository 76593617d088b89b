import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { conventionsFor, conventionsOf, signsOf } from '../../indexer/analysis/frame/conventions.ts';
import { reportWith } from './report.ts';

const RULES =
  'Whoever speaks gives a name first. Nobody is spoken over. The chair may end a matter at any time, and says so. What is said here may be told, unless somebody asks that it is not.';
const NIGHT =
  'Somebody has to be awake at the gate on every night of the season, and the list of those who are has run out.';
const text = (business: string, present: string) =>
  `## Present\n\n${present}\n\n## House rules of the quay\n\n${RULES}\n\n## Night watch\n\n${business}\n`;
const first = reportWith({ text: text(`${NIGHT}\n\nRolf: I can do Monday.`, '- Petra Lindqvist\n- Omar Bright') });
const second = reportWith({
  text: text('Nobody came.\n\nPetra: then I will.', '- Rolf Kilrain (@mrrolf)\n- Omar Bright'),
});
const signs = [signsOf(first), signsOf(second)];
const analyst = analystFor({ people: [], topics: [] });

describe('the conventions of a source', () => {
  it('make furniture of what most reports say alike, and not of headings alone', () => {
    assert.deepEqual(conventionsOf(signs, undefined).furniture, ['house rules of the quay']);
    const { items } = analyst.analyse(first, conventionsOf(signs, undefined));
    assert.deepEqual(
      items.map(({ kind, title }) => `${kind}: ${title}`),
      ['furniture: Present', 'furniture: House rules of the quay', 'business: Night watch'],
    );
  });

  it('explain a name by who was at another meeting', () => {
    const speakers = (conventions?: Parameters<typeof analyst.analyse>[1]) =>
      analyst.analyse(first, conventions).items.flatMap((item) => item.speakers.map(({ name }) => name));
    assert.ok(!speakers().includes('Rolf Kilrain'));
    assert.ok(speakers(conventionsOf(signs, undefined)).includes('Rolf Kilrain'));
  });

  it('are the same in whatever order the reports come and go', () => {
    assert.deepEqual(conventionsOf(signs, undefined), conventionsOf(signs.toReversed(), undefined));
    const third = signsOf(reportWith({ text: text('The watch is off.', '- Runa Timm') }));
    assert.deepEqual(conventionsOf([third, ...signs].slice(1), undefined), conventionsOf(signs, undefined));
  });

  it('are overruled by a person', () => {
    const told = conventionsOf(signs, { business: ['House rules of the quay'], furniture: ['Night Watch'] });
    assert.deepEqual([told.business, told.furniture], [['house rules of the quay'], ['night watch']]);
    assert.deepEqual(
      analyst.analyse(first, told).items.map(({ kind, title }) => `${kind}: ${title}`),
      ['furniture: Present', 'business: House rules of the quay', 'furniture: Night watch'],
    );
  });

  it('concern a report only where it has such headings or marks', () => {
    const plain = signsOf(reportWith({ text: '## Night watch\n\nNobody came.' }));
    const all = conventionsOf([...signs, plain], undefined);
    assert.deepEqual(conventionsFor(plain, all), { furniture: [], business: [], attending: [] });
    assert.deepEqual(
      conventionsFor(signsOf(first), all).attending.map(({ name }) => name),
      ['Rolf Kilrain'],
    );
  });
});
