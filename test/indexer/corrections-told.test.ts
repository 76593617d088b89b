import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { checkArchive } from '../../indexer/commands/check.ts';
import { indexArchive } from '../../indexer/commands/index.ts';
import type { Output } from '../../indexer/commands/output.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { type TemporaryFolder, temporaryFolder } from './orchards.ts';

const TEXT = `Ada Lane gave her report as Treasurer. The fund stands at £900. It would be spent on the roof. So be it.

Bo Rask asked about the windows. They would wait. So be it.`;

const FUND = '  - quote: The fund stands\n    speaker: Bo Rask\n';

function archiveWith(corrections: string): TemporaryFolder {
  const folder = temporaryFolder();
  folder.write('archive.yml', 'title: Trust\nbodies: [{ id: trust, name: Trust }]\n');
  folder.write('sources.yml', '- { id: minutes, kind: files, body: trust }\n');
  correct(folder, corrections);
  return folder;
}

function correct(folder: TemporaryFolder, corrections: string): void {
  const field = corrections === '' ? '' : `corrections:\n${corrections}`;
  folder.write('reports/minutes/a.md', `---\ntitle: Trustees\nbody: trust\n${field}---\n\n${TEXT}\n`);
}

/** What `rapporteur index` says, and its status. */
async function indexed(folder: TemporaryFolder): Promise<{ lines: string; errors: string; status: number }> {
  const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db') });
  const told = collected();
  try {
    const cataloguePath = join(folder.path, 'data/catalogue.db');
    const options = {
      archive: folder.path,
      cataloguePath,
      engine,
      now: () => new Date(0),
      emptied: 'refused' as const,
    };
    const status = await indexArchive(options, told.output, { update: () => {}, end: () => {} });
    return { lines: told.lines.join('\n'), errors: told.errors.join('\n'), status };
  } finally {
    await engine.close();
  }
}

function checked(folder: TemporaryFolder): { lines: string; errors: string; status: number } {
  const told = collected();
  const status = checkArchive(folder.path, { listsDoubtful: false }, told.output);
  return { lines: told.lines.join('\n'), errors: told.errors.join('\n'), status };
}

describe('what corrections change', () => {
  const cases: readonly (readonly [corrections: string, told: RegExp])[] = [
    [FUND, /a\.md: the correction for “The fund stands” moves 1 sentence from Ada Lane to Bo Rask\./],
    [
      '  - quote: So be it. Bo Rask asked about the windows. They\n    speaker: nobody\n',
      /“So be it\. Bo Rask asked about the windows\. They” moves 2 sentences from Ada Lane and 1 from Bo Rask to nobody\./,
    ],
    [`${FUND}    through: on the roof\n`, /“The fund stands” moves 2 sentences from Ada Lane to Bo Rask\./],
    ['  - quote: The fund stands\n    speaker: Ada Lane\n', /“The fund stands” changes nothing/],
    ['  - quote: They would wait\n    item: Waiting\n', /“They would wait” begins an item\./],
  ];
  for (const [corrections, told] of cases)
    it(`is told by check and by index: ${told.source}`, async () => {
      using folder = archiveWith(corrections);
      const check = checked(folder);
      assert.match(check.lines, told);
      assert.deepEqual([check.errors, check.status], ['', 0]);
      assert.match((await indexed(folder)).lines, told);
    });

  const failing: readonly (readonly [through: string, told: RegExp])[] = [
    [
      'the bell tower',
      /a\.md:1: the correction for “The fund stands”: the words “the bell tower” .* are not in the report/,
    ],
    ['gave her report', /a\.md:1: .*“gave her report” .* come before the quote/],
    ['so be it', /a\.md:1: .*“so be it” .* follow more than once/],
  ];
  for (const [through, told] of failing)
    it(`is nothing where the words of “through” are wrong, which check and index tell: ${told.source}`, async () => {
      using folder = archiveWith(`${FUND}    through: ${through}\n`);
      for (const { errors, lines, status } of [checked(folder), await indexed(folder)]) {
        assert.match(errors, told);
        assert.doesNotMatch(lines, /The fund stands/);
        assert.equal(status, 1);
      }
    });
});

describe('the first index by a version in which a correction settles only what it quotes', () => {
  const LOST =
    /“The fund stands” no longer settles 2 sentences:\n {2}“It would be spent on the roof\.” was given to Bo Rask, now Ada Lane\n {2}“So be it\.” was given to Bo Rask, now Ada Lane/;

  it('lists once what each correction settled before and settles no more', async () => {
    using folder = archiveWith(FUND);
    await indexed(folder);
    // A catalogue of an earlier version knows nothing of what was told.
    const catalogue = new DatabaseSync(join(folder.path, 'data/catalogue.db'));
    catalogue.exec('DROP TABLE told; PRAGMA user_version = 5');
    catalogue.close();
    const { lines, status } = await indexed(folder);
    assert.match(lines, LOST);
    assert.match(lines, /add “through:”/);
    assert.equal(status, 0);
    assert.doesNotMatch((await indexed(folder)).lines, /no longer settles/);
  });

  it('lists it also where catalogue and index were deleted, and not again when a later version makes the tables anew', async () => {
    using folder = archiveWith(FUND);
    await indexed(folder);
    rmSync(join(folder.path, 'data'), { recursive: true });
    assert.match((await indexed(folder)).lines, LOST);
    const catalogue = new DatabaseSync(join(folder.path, 'data/catalogue.db'));
    catalogue.exec('PRAGMA user_version = 5');
    catalogue.close();
    assert.doesNotMatch((await indexed(folder)).lines, /no longer settles/);
  });

  it('lists nothing of an archive that was never indexed, nor of corrections that are written later', async () => {
    using folder = archiveWith('');
    await indexed(folder);
    correct(folder, FUND);
    assert.doesNotMatch((await indexed(folder)).lines, /no longer settles/);
    using other = archiveWith(FUND);
    assert.doesNotMatch((await indexed(other)).lines, /no longer settles/);
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
