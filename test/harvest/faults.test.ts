import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readArchive } from '../../indexer/archive/store.ts';
import { readRuns } from '../../src/catalogue/runs.ts';
import { type Blog, feedSite, wordpressBlog } from './blogs.ts';
import {
  archiveFiles,
  type HarvestingOptions,
  harvestInto,
  numbersOf,
  orchardsWith,
  QUICK,
  reportsOf,
  runsPath,
  source,
} from './harvesting.ts';
import { orchardPosts, pathOf } from './orchard-posts.ts';
import { type Misbehaviour, send } from './site.ts';

const POSTS = 6;
const FEED = '/rss.xml';

interface Fault {
  readonly what: string;
  /** What the site does at `path`. */
  readonly misbehave: (blog: Blog) => Misbehaviour;
  /** The feed itself by default. */
  readonly path?: (blog: Blog) => string;
  /** `null` where the harvest gets over it by itself. */
  readonly told: RegExp | null;
  readonly options?: HarvestingOptions;
}

const redirect =
  (location: string): Misbehaviour =>
  (_, response) =>
    void response.writeHead(302, { location }).end();
const first = (times: number, misbehave: Misbehaviour): Misbehaviour => {
  let left = times;
  return (request, response) => (left-- > 0 ? misbehave(request, response) : 'as usual');
};
const status =
  (code: number, headers: Record<string, string> = {}): Misbehaviour =>
  (_, response) =>
    void response.writeHead(code, headers).end('Later.');
const broken: Misbehaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': '5000' });
  response.write('<?xml version="1.0"?><rss version="2.0"><channel><title>Orl', () => response.destroy());
};
const endless: Misbehaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  const part = Buffer.alloc(256 * 1024, '<p>pears</p>');
  const more = (): void => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', more);
  more();
};
/** 200 MB of nothing. */
const BOMB = gzipSync(Buffer.alloc(2e8));
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`).join('')}]><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title><link>http://a.example/</link></item></channel></rss>`;
const teased = (blog: Blog): string =>
  pathOf(blog.posts.find(({ id }) => id % 3 === 0) ?? blog.posts[0] ?? assert.fail());

const FAULTS: readonly Fault[] = [
  {
    what: 'a connection that is broken off in mid-body',
    misbehave: () => broken,
    told: /rss\.xml: the connection was broken off/,
  },
  { what: 'one broken connection, then none', misbehave: () => first(1, broken), told: null },
  { what: 'headers that never come', misbehave: () => () => {}, told: /rss\.xml: does not answer in time/ },
  {
    what: 'a body that stops',
    misbehave: () => (_, response) => void response.writeHead(200).write('<?xml version="1.0"?><rss>'),
    told: /rss\.xml: stopped in the middle of its answer/,
  },
  {
    what: 'a body that drips without an end',
    misbehave: () => (_, response) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
    options: { limits: { answerTimeoutMs: 500, tries: 1 } },
    told: /rss\.xml: did not end its answer in time/,
  },
  { what: '500 then 200', misbehave: () => first(2, status(500)), told: null },
  { what: '500 for ever', misbehave: () => status(503), told: /rss\.xml: the server failed \(503\)/ },
  {
    what: '429 with a short Retry-After',
    misbehave: () => first(1, status(429, { 'retry-after': '1' })),
    told: null,
  },
  {
    what: '429 with a long Retry-After',
    misbehave: () => status(429, { 'retry-after': '3600' }),
    told: /rss\.xml: asks for fewer requests \(429\)/,
  },
  { what: 'a refusal', misbehave: () => status(403), told: /rss\.xml: may not be read \(403\)/ },
  { what: 'a redirect to itself', misbehave: () => redirect(FEED), told: /rss\.xml: redirects more than 5 times/ },
  { what: 'a redirect to nowhere', misbehave: () => status(302), told: /redirects \(302\) to no address/ },
  {
    what: 'a redirect to this machine',
    misbehave: ({ url }) => redirect(url.replace('127.0.0.1', 'localhost')),
    told: /localhost leads to (?:127\.0\.0\.1|::1), which is not a public address/,
  },
  {
    what: 'a redirect to this machine by number',
    misbehave: () => redirect('http://127.0.0.2/'),
    told: /127\.0\.0\.2 is not a public address/,
  },
  {
    what: 'a redirect to this machine in disguise',
    misbehave: () => redirect('http://[::ffff:7f00:1]/'),
    told: /is not a public address \(loopback\)/,
  },
  {
    what: 'a redirect to the secrets of a cloud',
    misbehave: () => redirect('http://169.254.169.254/latest/meta-data/'),
    told: /169\.254\.169\.254 is not a public address \(linkLocal\)/,
  },
  { what: 'a redirect to a file', misbehave: () => redirect('file:///etc/passwd'), told: /is neither http nor https/ },
  {
    what: 'a body of 2 GB that says so',
    misbehave: () => (_, response) => void response.writeHead(200, { 'content-length': '2000000000' }).write('<rss>'),
    told: /rss\.xml: is longer than 3 MB/,
  },
  { what: 'a body of 2 GB that says nothing', misbehave: () => endless, told: /rss\.xml: is longer than 3 MB/ },
  {
    what: 'a small body that becomes a large one',
    misbehave: () => (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
    told: /rss\.xml: is longer than 3 MB/,
  },
  {
    what: 'a body compressed twice',
    misbehave: () => (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('<rss/>'))),
    told: /rss\.xml: is compressed several times/,
  },
  {
    what: 'a body that is no gzip',
    misbehave: () => (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('<rss/>'),
    told: /rss\.xml: is compressed and broken/,
  },
  {
    what: 'entities that stand for gigabytes',
    misbehave: () => (request, response) => send(request, response, { body: LAUGHS }),
    told: /rss\.xml: defines entities of its own/,
  },
  {
    what: 'a page in the place of the feed',
    misbehave: () => (request, response) => send(request, response, { body: '<html><p>Under maintenance' }),
    told: /rss\.xml: is no feed that can be read/,
  },
  {
    what: 'a page of 50 MB',
    path: teased,
    misbehave: () => endless,
    told: /: is longer than 3 MB; only the teaser of “.*” was taken/,
  },
  {
    what: 'a page nested without end',
    path: teased,
    misbehave: () => (request, response) => send(request, response, { body: '<div>'.repeat(100_000) }),
    told: /its HTML is nested too deeply to be read/,
  },
  {
    what: 'robots.txt that fails',
    path: () => '/robots.txt',
    misbehave: () => status(500),
    told: /robots\.txt: the server failed \(500\)/,
  },
  {
    what: 'robots.txt that forbids everything',
    path: () => '/robots.txt',
    misbehave: () => (request, response) =>
      send(request, response, { type: 'text/plain', body: 'User-agent: *\nDisallow: /' }),
    told: /rss\.xml: may not be read: robots\.txt forbids it/,
  },
  {
    what: 'robots.txt that asks for an hour between two requests',
    path: () => '/robots.txt',
    misbehave: () => (request, response) =>
      send(request, response, { type: 'text/plain', body: 'User-agent: Rapporteur\nCrawl-delay: 3600' }),
    told: /robots\.txt asks for 3600 seconds between two requests/,
  },
];

describe('a harvest of a site with faults', () => {
  for (const { what, misbehave, path = () => FEED, told, options = {} } of FAULTS) {
    it(`${told ? 'says what happened, finishes the other sources, and the next run completes' : 'gets over'}: ${what}`, async () => {
      await using faulty = await feedSite(orchardPosts(POSTS));
      await using sound = await wordpressBlog(orchardPosts(POSTS));
      using folder = orchardsWith(
        source('orla', 'feed', `${faulty.url}rss.xml`),
        source('tam', 'wordpress', sound.url),
      );
      faulty.faults.set(path(faulty), misbehave(faulty));
      const result = await harvestInto(folder, options);
      assert.deepEqual(numbersOf(result, 'tam'), [POSTS, 0, 0, 0, 0, 0]);
      assert.deepEqual(readArchive(folder.path).problems, []);
      if (told) {
        assert.match(result.told.filter((line) => line.startsWith('orla: ')).join('\n'), told);
        assert.equal(result.status, 1);
        const [run] = readRuns(runsPath(folder));
        assert.equal(run?.outcome, 'failed');
        assert.match(run?.problems.join('\n') ?? '', told);
      } else assert.deepEqual([result.told, result.status], [[], 0]);
      faulty.faults.clear();
      const next = await harvestInto(folder);
      assert.deepEqual([next.told, next.status], [[], 0]);
      const reports = reportsOf(folder);
      assert.equal(reports.length, 2 * POSTS);
      assert.ok(reports.every(({ truncated }) => !truncated));
      const before = archiveFiles(folder);
      await harvestInto(folder);
      assert.deepEqual(archiveFiles(folder), before);
    });
  }

  it('says where nothing answers', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) =>
      server.on('listening', () => resolve(server.address() as AddressInfo)),
    );
    await new Promise((resolve) => server.close(resolve));
    using folder = orchardsWith(source('orla', 'wordpress', `http://127.0.0.1:${port}/`));
    const { told, status } = await harvestInto(folder);
    assert.match(told.join('\n'), /nothing answers there \(connection refused\)/);
    assert.equal(status, 1);
  });

  for (const [code, says, lookUps] of [
    ['ENOTFOUND', /orla\.example\/.*: host not found/, 1],
    ['EAI_AGAIN', /orla\.example\/.*: the host name cannot be looked up at the moment/, QUICK.tries],
  ] as const)
    it(`looks a name up ${lookUps === 1 ? 'once' : 'again'} where the name server says ${code}`, async () => {
      using folder = orchardsWith(source('orla', 'wordpress', 'http://orla.example/'));
      let asked = 0;
      const resolve = async () => {
        asked++;
        throw Object.assign(new Error(`getaddrinfo ${code} orla.example`), { code });
      };
      const { told, status } = await harvestInto(folder, { resolve });
      assert.match(told.join('\n'), says);
      assert.deepEqual([status, asked], [1, lookUps]);
    });

  it('reads no private address unless its source says so, whatever name leads there', async () => {
    await using blog = await wordpressBlog(orchardPosts(2));
    const { port } = new URL(blog.url);
    for (const [host, addresses] of [
      ['127.0.0.1', ['127.0.0.1']],
      ['orla.example', ['127.0.0.1']],
      ['orla.example', ['10.1.2.3', '::1']],
      ['orla.example', ['169.254.169.254']],
    ] as const) {
      using folder = orchardsWith(
        source('orla', 'wordpress', `http://${host}:${port}/`).replace('allowPrivateAddresses: true', ''),
      );
      const { told, status } = await harvestInto(folder, { resolve: async () => addresses });
      assert.match(told.join('\n'), /is not a public address \((?:loopback|private|linkLocal)\)/, host);
      assert.equal(status, 1);
    }
    assert.deepEqual(blog.log, []);
    using folder = orchardsWith(source('orla', 'wordpress', `http://orla.example:${port}/`));
    assert.equal((await harvestInto(folder, { resolve: async () => ['127.0.0.1'] })).status, 0);
    const cloud = await harvestInto(folder, { resolve: async () => ['169.254.169.254'] });
    assert.match(cloud.told.join('\n'), /linkLocal/, 'what is allowed for a source never opens link-local addresses');
  });

  it('stops reading a feed that goes on for ever', async () => {
    for (const isNew of [false, true]) {
      await using blog = await feedSite(orchardPosts(5));
      using folder = orchardsWith(source('orla', 'feed', `${blog.url}rss.xml`));
      blog.faults.set(FEED, (request, response) => {
        const page = Number(new URL(request.url ?? '', blog.url).searchParams.get('page') ?? 0);
        const item = (n: number): string =>
          `<item><title>Council report ${n}</title><link>${blog.url}${n}</link><description>${'The council sat, and rose again. '.repeat(60)}${n}.</description></item>`;
        const items = [1, 2, 3].map((n) => item(isNew ? page * 3 + n : n)).join('');
        const body = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><atom:link rel="next" href="${blog.url}rss.xml?page=${page + 1}"/>${items}</channel></rss>`;
        send(request, response, { type: 'application/rss+xml', body });
      });
      const { told, status } = await harvestInto(folder, { limits: { mostPages: 7 } });
      assert.equal(status, isNew ? 1 : 0);
      assert.equal(reportsOf(folder).length, isNew ? 21 : 3);
      if (isNew) assert.match(told.join('\n'), /has more than 7 pages \(21 posts\): the rest was not read/);
    }
  });

  it('does not mind a clock that jumps', async () => {
    await using blog = await wordpressBlog(orchardPosts(POSTS));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url));
    let n = 0;
    const now = () => new Date(['2031-01-01', '1970-01-01', '2099-12-31'][n++ % 3] ?? 0);
    assert.deepEqual(numbersOf(await harvestInto(folder, { now })), [POSTS, 0, 0, 0, 0, 0]);
    const before = archiveFiles(folder);
    assert.deepEqual(numbersOf(await harvestInto(folder, { now })), [0, 0, POSTS, 0, 0, 0]);
    assert.deepEqual(archiveFiles(folder), before);
  });

  it('asks a host one thing at a time, and the robots.txt of each only once', async () => {
    await using blog = await wordpressBlog(orchardPosts(30), { isApiClosed: true, isFeedClosed: true });
    using folder = orchardsWith(source('orla', 'wordpress', blog.url), source('tam', 'feed', `${blog.url}feed/`));
    await harvestInto(folder, { limits: { pauseMs: 3 } });
    const times = blog.log.map(({ began, ended }) => [began, ended] as const).sort(([a], [b]) => a - b);
    for (const [index, [began]] of times.entries()) assert.ok(index === 0 || began >= (times[index - 1]?.[1] ?? 0) - 1);
  });
});
