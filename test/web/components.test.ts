import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { componentsPage } from './components.ts';

/** The file shows what the embedded engine finds, in its order. */
const skip = process.env.TEST_ENGINE === 'meilisearch' ? 'SKIPPED: made with the embedded engine' : false;

describe('docs/components.html', { skip }, () => {
  it('shows the components as the pages have them now; “npm run components” writes it anew', async () => {
    const kept = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'components.html'), 'utf8');
    const now = await componentsPage();
    const [keptLines, nowLines] = [kept.split('\n'), now.split('\n')];
    const first = nowLines.findIndex((line, index) => line !== keptLines[index]);
    assert.equal(keptLines[first], nowLines[first], `line ${first + 1}`);
    assert.equal(kept, now);
  });
});
