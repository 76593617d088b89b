import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import request from 'supertest';
import { printSearch, type SearchAnswer } from '../../indexer/commands/search.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { makeReport } from './make-item.ts';
import { assertSoundPage } from './page-checks.ts';
import { TWO_KINDS } from './two-kinds-archive.ts';

const SAID = [[null, 'Nobody knows when this was.']] as const;
const ALL_KINDS = {
  ...TWO_KINDS,
  reports: [
    ...TWO_KINDS.reports,
    makeReport({ id: 'minutes-undated', sourceId: 'minutes', title: 'Undated', meeting: null, published: null }, [
      { title: 'Shelves', said: [...SAID] },
    ]),
    makeReport({ id: 'notes-post', title: 'On shelves', kind: 'other post', meeting: null }, [
      { title: 'Oak', said: [...SAID] },
    ]),
  ],
};

/** What the page and the command line say below a search. */
async function told(site: RunningSite, query: string): Promise<{ readonly page: string; readonly terminal: string }> {
  const { text } = await request(site.url).get(`/search?${query}`).buffer(true);
  assertSoundPage(text, query);
  const answer = JSON.parse((await request(site.url).get(`/search.json?${query}`).buffer(true)).text) as SearchAnswer;
  const lines: string[] = [];
  printSearch(answer, { line: (line) => void lines.push(line), error: () => {}, write: async () => {} }, String);
  const section = /<h3>Not searched<\/h3>[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
  return { page: section, terminal: lines.join('\n') };
}

describe('a search that finds nothing', () => {
  const table: readonly (readonly [query: string, says: readonly RegExp[], silent: readonly RegExp[]])[] = [
    [
      'q=zeppelin',
      [
        /1 post that reports no meeting was not searched\./,
        /sections such as attendance, links and agendas were not searched\./,
      ],
      [/no date/],
    ],
    ['q=zeppelin&other=1', [/sections such as attendance/], [/reports no meeting/]],
    ['q=zeppelin&from=2024', [/1 report has no date, so a search by date cannot find it\./], []],
    ['q=heating', [], [/not searched|no date/]],
  ];
  for (const [query, says, silent] of table)
    it(`says what of the archive it left out, and only that: ${query}`, async () => {
      const site = await startSite(ALL_KINDS);
      try {
        const { page, terminal } = await told(site, query);
        for (const sentence of says) {
          assert.match(page, sentence);
          assert.match(terminal, sentence);
        }
        for (const sentence of silent) {
          assert.doesNotMatch(page, sentence);
          assert.doesNotMatch(terminal, sentence);
        }
      } finally {
        await site.close();
      }
    });

  it('links to the wider search', async () => {
    const site = await startSite(ALL_KINDS);
    try {
      const { page, terminal } = await told(site, 'q=zeppelin&from=2024');
      assert.match(page, /<a href="\/search\?from=2024&amp;other=1&amp;q=zeppelin">Search them too<\/a>/);
      assert.match(page, /<a href="\/search\?q=zeppelin">Search all dates<\/a>/);
      assert.match(terminal, /Browse reports: http:\S+\/reports$/m);
    } finally {
      await site.close();
    }
  });

  it('says nothing where the archive has nothing else', async () => {
    const site = await startSite({ ...LIBRARY_ARCHIVE, reports: LIBRARY_ARCHIVE.reports.slice(0, 1) });
    try {
      const { page, terminal } = await told(site, 'q=zeppelin');
      assert.equal(page, '');
      assert.doesNotMatch(terminal, /not searched/);
    } finally {
      await site.close();
    }
  });
});
