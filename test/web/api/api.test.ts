import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import request from 'supertest';
import { EngineUnavailable, type SearchEngine } from '../../../src/search/engine.ts';
import { OPERATIONS } from '../../../src/web/api/routes.ts';
import { problemSchema } from '../../../src/web/api/schemas.ts';
import { type RunningSite, startSite } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { assertSoundPage } from '../page-checks.ts';

const ITEM = '/reports/notes-2024-05-23/items/mobile-library-the-last-van';

/** At least one request for every operation. */
const ANSWERED: readonly (readonly [operation: string, path: string])[] = [
  ['search', '/search'],
  ['search', '/search?q=library&pageSize=2&page=2'],
  ['search', '/search?q=zeppelin'],
  ['search', '/search?q=what+did+Bram+Osei+say+about+the+van+in+2024%3F'],
  ['search', '/search?q=thermostadt&as=typed'],
  ['search', '/search?q=thermostat+zeppelin'],
  [
    'search',
    '/search?speaker=bram-osei&speaker=Ada+Quill&topic=finance&from=2019&to=2024-05&sort=oldest&scope=present&other=1',
  ],
  ['listFacetValues', '/search/facets/speaker?q=library&pageSize=2&find=a'],
  ['suggest', '/suggest?q=bra'],
  ['listSpeakers', '/speakers?pageSize=100'],
  ['getSpeaker', '/speakers/bram-osei'],
  ['listTopics', '/topics'],
  ['getTopic', '/topics/finance'],
  ['listReports', '/reports'],
  ['listReports', '/reports?source=minutes&body=buildings&kind=meeting+report'],
  ['listReports', '/reports?kind=other+post'],
  ['getReport', '/reports/minutes-2023-07-04'],
  ['getReport', '/reports/minutes-of-a-lost-meeting'],
  ['listItems', '/reports/notes-2024-05-23/items'],
  ['getItem', ITEM],
  ['getItem', '/reports/minutes-of-a-lost-meeting/items/any-other-business'],
  ['listMeetings', '/meetings?page=2&pageSize=7'],
  ['getMeeting', '/meetings/board/2024-05-23'],
];

describe('the interface for programs', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());
  const ask = (path: string, init?: RequestInit) => fetch(`${site.url}/api/v1${path}`, { redirect: 'manual', ...init });

  it('is asked for every operation below', () => {
    const asked = new Set(ANSWERED.map(([operation]) => operation));
    assert.deepEqual([...asked].sort(), OPERATIONS.map(({ id }) => id).sort());
  });

  for (const [id, path] of ANSWERED) {
    it(`answers ${path} in the shape that is described`, async () => {
      const response = await ask(path);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      const operation = OPERATIONS.find((known) => known.id === id);
      const body = await response.json();
      const read = operation?.answer.parse(body);
      // Nothing that is not described, either.
      assert.deepEqual(read, body);
    });
  }

  it('is described by a valid OpenAPI 3.1 document', async () => {
    const { body: document } = await request(site.url).get('/api/v1/openapi.json');
    const { valid, errors } = await new Validator().validate(document);
    assert.equal(valid, true, JSON.stringify(errors));
    assert.equal(document.openapi, '3.1.0');
    assert.deepEqual(Object.keys(document.paths).sort(), OPERATIONS.map(({ path }) => path).sort());
    for (const { get } of Object.values(document.paths) as {
      get: { parameters?: { name: string; description?: string }[] };
    }[]) {
      for (const { name, description } of get.parameters ?? []) assert.ok(description, name);
    }
  });

  it('leads from page to page, in the answer and in the header alike, over everything once', async () => {
    const seen: string[] = [];
    let next: string | undefined = `${site.url}/api/v1/reports?pageSize=5`;
    for (let pages = 0; next !== undefined && pages < 20; pages++) {
      const response: Response = await fetch(next);
      const body = (await response.json()) as {
        reports: { id: string }[];
        links: Record<string, string>;
        total: number;
      };
      seen.push(...body.reports.map(({ id }) => id));
      const header = new Map(
        [...(response.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url, rel]) => [rel, url]),
      );
      assert.deepEqual(Object.fromEntries(header), body.links);
      next = body.links.next;
    }
    assert.deepEqual(seen.toSorted(), LIBRARY_ARCHIVE.reports.map(({ report }) => report.id).toSorted());
    assert.equal(new Set(seen).size, seen.length);
  });

  it('answers 304 where nothing changed', async () => {
    const etag = (await ask(ITEM)).headers.get('etag') ?? '';
    // Not with fetch, which asks every cache on the way for a fresh answer when it is given such a header.
    const conditional = (tag: string) => request(site.url).get(`/api/v1${ITEM}`).set('If-None-Match', tag);
    assert.equal((await conditional(etag)).status, 304);
    assert.equal((await conditional('"other"')).status, 200);
  });

  it('may be read by pages of any origin, which may not send anything', async () => {
    const { headers } = await ask('/topics', { headers: { Origin: 'https://other.example' } });
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.match(headers.get('access-control-expose-headers') ?? '', /Link/);
    assert.equal(headers.get('access-control-allow-credentials'), null);
    const preflight = await ask('/topics', {
      method: 'OPTIONS',
      headers: { Origin: 'https://other.example', 'Access-Control-Request-Method': 'DELETE' },
    });
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'GET,HEAD');
    const page = await fetch(site.url, { headers: { Origin: 'https://other.example' } });
    assert.equal(page.headers.get('access-control-allow-origin'), null);
  });

  it('leads on where an item has moved', async () => {
    const response = await ask('/reports/notes-2024-05-23/items/the-van');
    assert.equal(response.status, 301);
    assert.equal(response.headers.get('location'), `${site.url}/api/v1${ITEM}`);
  });

  const REFUSED: readonly {
    readonly path: string;
    readonly status: number;
    readonly kind: string;
    readonly detail: RegExp;
    readonly parameters?: readonly string[];
    readonly method?: string;
  }[] = [
    { path: '/search?page=0', status: 400, kind: 'invalid-parameter', detail: /whole number/, parameters: ['page'] },
    {
      path: '/search?pageSize=101',
      status: 400,
      kind: 'invalid-parameter',
      detail: /from 1 to 100/,
      parameters: ['pageSize'],
    },
    {
      path: '/search?from=banana&to=2023-02-30',
      status: 400,
      kind: 'invalid-parameter',
      detail: /2023-05-23/,
      parameters: ['from', 'to'],
    },
    {
      path: '/search?sort=up',
      status: 400,
      kind: 'invalid-parameter',
      detail: /relevance or newest or oldest/,
      parameters: ['sort'],
    },
    { path: '/search?q=a&q=b', status: 400, kind: 'invalid-parameter', detail: /once/, parameters: ['q'] },
    {
      path: `/search?q=${'x'.repeat(1001)}`,
      status: 400,
      kind: 'invalid-parameter',
      detail: /1000/,
      parameters: ['q'],
    },
    {
      path: `/search?${'speaker=x&'.repeat(101)}`,
      status: 400,
      kind: 'invalid-parameter',
      detail: /100 values/,
      parameters: ['speaker'],
    },
    {
      path: '/topics?speeker=x',
      status: 400,
      kind: 'invalid-parameter',
      detail: /there are page, pageSize/,
      parameters: ['speeker'],
    },
    { path: '/suggest', status: 400, kind: 'invalid-parameter', detail: /beginning/, parameters: ['q'] },
    { path: '/search?page=99', status: 404, kind: 'not-found', detail: /no page 99/ },
    { path: '/topics?page=2', status: 404, kind: 'not-found', detail: /one page/ },
    { path: '/reports/nope', status: 404, kind: 'not-found', detail: /no report/ },
    { path: '/reports/nope/items', status: 404, kind: 'not-found', detail: /no report/ },
    { path: '/reports/nope/items/nope', status: 404, kind: 'not-found', detail: /no agenda item/ },
    { path: '/meetings/board/2024-05-22', status: 404, kind: 'not-found', detail: /no meeting/ },
    { path: '/speakers/nobody', status: 404, kind: 'not-found', detail: /no speaker/ },
    { path: '/topics/nothing', status: 404, kind: 'not-found', detail: /no topic/ },
    { path: '/nothing', status: 404, kind: 'not-found', detail: /openapi\.json/ },
    { path: '/reports/%E0%A4%A', status: 400, kind: 'invalid-parameter', detail: /address/ },
    { path: '/reports/notes-2024-05-23/items/a-private-matter', status: 410, kind: 'gone', detail: /removed/ },
    { path: '/reports', method: 'POST', status: 405, kind: 'method-not-allowed', detail: /POST/ },
  ];
  for (const { path, status, kind, detail, parameters, method = 'GET' } of REFUSED) {
    it(`answers ${method} ${path.slice(0, 60)} with ${status} as a problem that says how to mend it`, async () => {
      const response = await ask(path, { method });
      assert.equal(response.status, status);
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
      const problem = problemSchema.parse(await response.json());
      assert.equal(problem.status, status);
      assert.equal(problem.type, `${site.url}/api#problem-${kind}`);
      assert.match(problem.detail, detail);
      assert.equal(problem.instance, `/api/v1${path.split('?')[0]}`);
      assert.deepEqual(
        problem.errors?.map(({ parameter }) => parameter),
        parameters,
      );
    });
  }

  it('tells what stood at an address that is gone', async () => {
    const { former } = problemSchema.parse(
      await (await ask('/reports/notes-2024-05-23/items/a-private-matter')).json(),
    );
    assert.deepEqual(former, { title: 'A private matter', date: '2024-05-23' });
  });

  it('is explained by a page that names every operation, every parameter and every kind of problem', async () => {
    const html = await (await fetch(`${site.url}/api`)).text();
    assertSoundPage(html, '/api');
    for (const { id, path, query } of OPERATIONS) {
      assert.ok(html.includes(`id="operation-${id}"`) && html.includes(`GET /api/v1${path}`), id);
      for (const name of Object.keys(query.shape)) assert.ok(html.includes(`<code>${name}</code>`), name);
    }
    for (const { kind } of REFUSED) assert.ok(html.includes(`id="problem-${kind}"`), kind);
  });
});

describe('the interface for programs without a search', () => {
  it('answers 503 as a problem, and goes on reading records', async () => {
    const down = () => Promise.reject(new EngineUnavailable('down'));
    const engine: SearchEngine = {
      sync: down,
      search: down,
      suggest: down,
      related: down,
      health: down,
      revision: () => null,
      close: async () => {},
    };
    const site = await startSite(LIBRARY_ARCHIVE, engine);
    try {
      const response = await fetch(`${site.url}/api/v1/search?q=van`);
      assert.equal(response.status, 503);
      assert.equal(response.headers.get('retry-after'), '30');
      assert.equal(problemSchema.parse(await response.json()).title, 'The search does not answer now');
      assert.equal((await fetch(`${site.url}/api/v1${ITEM}`)).status, 200);
    } finally {
      await site.close();
    }
  });
});
