// What goes wrong, and what a command has done, is told with what to type next: each such message is provoked here in a checkout, and what it
// names is typed as it stands, and what that names in turn. Messages that no test can provoke are in a table with the reason.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { type Checkout, checkout, type } from './checkout.ts';
import { hintsInCode } from './code-hints.ts';
import { hintsIn } from './command-lines.ts';
import { assertRuns, PARSED } from './expected.ts';

/** In this order: what one leaves the next may need. */
const PROVOKED: readonly (readonly [line: string, ended: number | 'serves', says: RegExp])[] = [
  ['npx rapporteur nonsense', 2, /unknown command/],
  ['npx rapporteur import my-minutes --source x', 2, /is the sample archive/],
  ['npx rapporteur init git@git.example:parish/my-minutes.git', 1, /address of a repository/],
  ['npx rapporteur search roads --archive my-archive', 1, /index/],
  ['npx rapporteur fetch --archive my-archive', 0, /no source to fetch from/],
  ['npx rapporteur sources --archive my-archive', 0, /No sources yet/],
  ['npx rapporteur sources add --archive my-archive', 2, /To add a source/],
  ['npx rapporteur sources add my-minutes --archive my-archive', 0, /Next, to see what it would fetch/],
  ['npx rapporteur fetch --archive my-archive', 0, /my-minutes/],
  ['npx rapporteur index --archive my-archive', 0, /Next:/],
  ['rm -r my-archive/reports; npx rapporteur index --archive my-archive', 1, /Nothing was changed/],
  ['npx rapporteur init page.txt --archive own', 0, /If one person wrote/],
  [
    "sed -i 's/^# \\?//' own/people.yml && sed -i '/^Who/d' own/people.yml; npx rapporteur init page.txt --archive own",
    0,
    /Find topics/,
  ],
  ['npx rapporteur init long.txt --archive long', 0, /one agenda item of more than 2,000 words/],
  ['npx rapporteur check --archive long', 0, /one agenda item of more than 2,000 words/],
  ['npx rapporteur init my-minutes', 0, /archives\/my-minutes/],
  ['npm start', 'serves', /Your own archives/],
];

/** Named by messages, and not provoked here. */
const ELSEWHERE: readonly (readonly [words: RegExp, where: string])[] = [
  [
    /^meilisearch keys/,
    'asks a Meilisearch server: test/indexer/meilisearch-hints.test.ts; typed for docs/operations.md',
  ],
  [
    /^check --conventions SOURCE/,
    'a comment in sources.yml, with a placeholder: test/indexer/frame-conventions.test.ts; typed for docs/analysis.md',
  ],
  [/^bookmarks restore BACKUP/, 'bookmarks whose secret is lost: test/bookmarks/secret.test.ts; typed for README.md'],
];

describe('every command that a message names', () => {
  const typed: string[] = [];

  async function typeAll(place: Checkout, output: string, where: string): Promise<void> {
    for (const hint of hintsIn(output)) {
      if (typed.includes(hint) || PARSED.some(([pattern]) => pattern.test(hint))) continue;
      typed.push(hint);
      await typeAll(place, await assertRuns(place, { where, line: hint, printed: hint }), `a message of “${hint}”`);
    }
  }

  it('runs as it stands, and so does what its own output names', async () => {
    await using place = await checkout();
    const sentence = 'Bo Rask said that the lane to the mill floods every spring and that nobody clears the ditch. ';
    place.folder.write('rapporteur/long.txt', `Parish council, 7 May 2024\n\n${sentence.repeat(130)}\n`);
    for (const [line, ended, says] of PROVOKED) {
      const ran = await type(place, line);
      assert.equal(ran.ended, ended, `${line}\n${ran.output}`);
      assert.match(ran.output, says, line);
      await typeAll(place, ran.output, `a message of “${line}”`);
    }
    await typeAll(place, await wordsOfPages(place), 'a page of the sample');
  });

  it('is among those that were typed, or in the table of those that no test can provoke', () => {
    const untyped = hintsInCode().filter(
      ({ words }) =>
        !ELSEWHERE.some(([pattern]) => pattern.test(words)) &&
        !typed.some((hint) => hint.startsWith(`npx rapporteur ${words.replace(/ --source$/, '')}`)),
    );
    assert.deepEqual(untyped, []);
    for (const [pattern, where] of ELSEWHERE)
      assert.ok(
        hintsInCode().some(({ words }) => pattern.test(words)),
        `nothing names ${pattern} any more (${where})`,
      );
  });
});

/** The text of pages that tell people what to type: a new archive, no results, no such page. */
async function wordsOfPages({ path: cwd }: Checkout): Promise<string> {
  const server = spawn('npx', ['rapporteur', 'serve'], { cwd, env: { ...process.env, PORT: '0' }, detached: true });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let output = '';
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (bytes) => {
          output += bytes;
          const found = /^Rapporteur serves .* at (http\S+)/m.exec(output)?.[1];
          if (found) resolve(found);
        });
      server.once('close', () => reject(new Error(output)));
    });
    const paths = ['/', '/search?q=zeppelin', '/about', '/bookmarks', '/api', '/reports/none'];
    const pages = await Promise.all(paths.map(async (path) => (await fetch(`${address}${path}`)).text()));
    const texts = pages.map((page) => page.replace(/<\/?code>/g, '"').replace(/<[^>]+>/g, ' '));
    assert.match(texts[0] ?? '', /npm start -- my-minutes/);
    return texts.join('\n');
  } finally {
    process.kill(-(server.pid ?? 0), 'SIGTERM');
  }
}
