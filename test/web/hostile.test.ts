import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import type { FixtureArchive } from './fixture.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { makeReport } from './make-item.ts';
import { assertSoundPage } from './page-checks.ts';

/** Each opens markup, closes an attribute or turns the direction of writing; all share one word to search for. */
const ATTACKS = [
  '<script>alert(1)</script> heron',
  '"><img src=x onerror=alert(1)> heron',
  "' onmouseover='alert(1) heron",
  '</title><svg onload=alert(1)> heron',
  '<%= process.env %> #{7*7} {{7*7}} heron',
  'abc \u202egnp.exe\u2066 heron',
  '--> ]]> &lt;b&gt; heron',
];

function hostileArchive(): FixtureArchive {
  const { archive } = LIBRARY_ARCHIVE.description;
  const attack = ATTACKS.join(' ');
  const reports = ATTACKS.map((text, index) =>
    makeReport(
      {
        id: `hostile-${index}`,
        title: text,
        author: text,
        body: { id: 'board', name: text },
        meeting: { start: '2024-01-01', end: '2024-01-02' },
        meetingNote: text,
        captured: text,
        sha256: text,
        url: index % 2 ? 'javascript:alert(1)' : 'https://notes.example/"><script>alert(1)</script>',
        truncated: true,
        attendees: [{ name: text, initials: text, organisation: text }],
      },
      [
        {
          title: text,
          topics: [text],
          decisions: [{ text, votes: null }],
          said: (['paragraph', 'list', 'subheading', 'quote', 'code', 'table'] as const).map((form) => [
            text,
            `${text} | ${text}\n`,
            { form, evidence: text, spans: [{ start: 0, end: 9, kind: 'link', url: 'javascript:alert(1)' }] },
          ]),
        },
      ],
    ),
  );
  const former = [
    { reportId: 'hostile-0', itemId: 'gone', now: { status: 'gone' as const, title: attack, date: '2024-01-01' } },
  ];
  const source = { id: 's', kind: 'blog', title: attack, url: 'javascript:alert(1)', author: attack, body: attack };
  return {
    description: {
      ...LIBRARY_ARCHIVE.description,
      archive: { ...archive, title: attack, description: attack, bodies: [{ id: 'board', name: attack }] },
      sources: [{ ...source, pageUrl: null, rights: attack }],
      people: [],
      topics: [{ id: 'x', label: attack, words: [], not: [] }],
    },
    reports,
    former,
  };
}

describe('hostile reports and readers', () => {
  const archive = hostileArchive();
  let site: RunningSite;
  before(async () => {
    site = await startSite(archive);
  });
  after(() => site.close());

  const everyQuery = ATTACKS.map((attack) =>
    new URLSearchParams({ q: attack, speaker: attack, topic: attack }).toString(),
  );
  const items = archive.reports.flatMap(({ report, items: [item] }) => [
    `/reports/${report.id}`,
    `/reports/${report.id}/${item?.id}`,
    `/reports/${report.id}/${item?.id}?q=${encodeURIComponent(`heron ${report.title}`)}`,
  ]);
  const paths = [
    '/',
    '/search',
    '/search?q=heron',
    ...everyQuery.map((query) => `/search?${query}`),
    ...everyQuery.map((query) => `/search?page=0&${query}`),
    ...everyQuery.map((query) => `/nope?${query}`),
    ...ATTACKS.map((attack) => `/search?q=${encodeURIComponent(`speaker:"${attack}"`)}`),
    ...ATTACKS.map((attack) => `/search?from=${encodeURIComponent(attack)}`),
    ...items,
    '/reports',
    '/about',
    '/reports/hostile-0/gone',
    `/${encodeURIComponent(ATTACKS.join())}`,
  ];

  for (const path of paths) {
    it(`stay text at ${path.slice(0, 60)}`, async () => {
      const response = await request(site.url).get(path);
      assert.ok([200, 400, 404, 410].includes(response.status), String(response.status));
      assertSoundPage(response.text, path);
      assert.doesNotMatch(response.text, /<(?:img|svg onload)/);
      assert.doesNotMatch(response.text, /<script(?! (?:defer|type="module") src="\/assets\/[\w/.-]+"><\/script>)/);
      assert.match(
        response.headers['content-security-policy'] ?? '',
        /default-src 'none';script-src 'self';style-src 'self'/,
      );
    });
  }

  it('stay text among suggestions', async () => {
    const { status, headers, body } = await request(site.url).get('/suggest?q=heron');
    assert.equal(status, 200);
    assert.match(headers['content-type'] ?? '', /^application\/json/);
    const { suggestions } = body as { suggestions: { label: string; url: string }[] };
    assert.ok(suggestions.length > 0);
    for (const { label, url } of suggestions) {
      assert.ok(
        ATTACKS.some((attack) => attack === label),
        label,
      );
      assert.match(url, /^\/(?:search\?|reports\/)[\w=&%+.-]+/);
    }
  });

  it('stay text in JSON, which no browser takes for a page', async () => {
    const response = await request(site.url).get('/search.json?q=heron');
    assert.equal(response.status, 200);
    assert.match(response.headers['content-type'] ?? '', /^application\/json/);
    assert.equal(response.headers['x-content-type-options'], 'nosniff');
    const { hits } = response.body as { hits: { title: string; sourceUrl: string | null }[] };
    assert.deepEqual(hits.map(({ title }) => title).sort(), [...ATTACKS].sort());
    assert.ok(hits.every(({ sourceUrl }) => sourceUrl === null || sourceUrl.startsWith('https://notes.example/')));
  });
});
