import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { checkArchive } from '../../indexer/commands/check.ts';
import { indexArchive } from '../../indexer/commands/index.ts';
import type { Output } from '../../indexer/commands/output.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'corrections-'));
after(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, 'reports/minutes'), { recursive: true });
writeFileSync(join(folder, 'archive.yml'), 'title: Trust\nbodies: [{ id: trust, name: Trust }]\n');
writeFileSync(join(folder, 'sources.yml'), '- { id: minutes, kind: files, body: trust }\n');
writeFileSync(
  join(folder, 'reports/minutes/a.md'),
  `---
title: Trustees
body: trust
corrections:
  - quote: the bell tower
    speaker: Ada Lane
---
Ada Lane said that the roof leaks. It rained. Nobody knew why. ${'Bo Rask thought that the tide had turned. '.repeat(2)}
`,
);

describe('a correction whose words have gone', () => {
  it('is told by check, with the file, and makes its status 1', () => {
    const told = collected();
    assert.equal(checkArchive(folder, { listsDoubtful: true }, told.output), 1);
    assert.match(
      told.errors.join('\n'),
      /reports\/minutes\/a\.md:1: the correction for “the bell tower” no longer matches/,
    );
    assert.match(told.lines.join('\n'), /1 mistake/);
  });
  it('is told by every index run, which indexes all the same', async () => {
    const engine = openEmbeddedEngine({ path: join(folder, 'search.db') });
    try {
      for (let run = 0; run < 2; run++) {
        const told = collected();
        const options = {
          archive: folder,
          cataloguePath: join(folder, 'catalogue.db'),
          engine,
          now: () => new Date(0),
          emptied: 'refused' as const,
        };
        assert.equal(await indexArchive(options, told.output, { update: () => {}, end: () => {} }), 1);
        assert.match(told.errors.join('\n'), /the bell tower/);
        assert.match(told.lines.join('\n'), /: 1 report,/);
      }
    } finally {
      await engine.close();
    }
  });
});

function collected(): { readonly lines: string[]; readonly errors: string[]; readonly output: Output } {
  const lines: string[] = [];
  const errors: string[] = [];
  const output: Output = {
    line: (text) => lines.push(text),
    write: async (text) => {
      lines.push(text);
    },
    error: (text) => errors.push(text),
  };
  return { lines, errors, output };
}
