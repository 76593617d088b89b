import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { marked } from 'marked';
import { exportedItem } from '../../../src/reports/exported-item.ts';
import type { ItemDocument } from '../../../src/reports/item.ts';
import { EngineUnavailable, MAX_IDS, type SearchEngine } from '../../../src/search/engine.ts';
import { type FixtureArchive, type RunningSite, startSite } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { makeReport } from '../make-item.ts';
import { startLargeSite } from './large-archive.ts';

const ITEMS = LIBRARY_ARCHIVE.reports.flatMap(({ items }) => items);
const OF_MEETINGS = ITEMS.filter(({ report }) => report.kind === 'meeting report');
const byId = (items: readonly ItemDocument[]) => new Map(items.map((item) => [item.documentId, item]));

describe('exports', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  it('are compressed for who accepts it, JSON Lines as well', async () => {
    for (const path of ['/search.csv', '/search.md', '/search.jsonl', '/export.jsonl']) {
      const { headers } = await fetch(`${site.url}${path}`, { headers: { 'Accept-Encoding': 'gzip' } });
      assert.equal(headers.get('content-encoding'), 'gzip', path);
    }
  });

  it('give a whole search as CSV, every field intact, with the mark and line ends that spreadsheets expect', async () => {
    const response = await fetch(`${site.url}/search.csv`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename=search.csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.match(bytes.toString(), /^\uFEFFid,url,date,title,.*,source\r\n/);
    const rows = parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
    const items = byId(OF_MEETINGS);
    assert.deepEqual(rows.map(({ id }) => id).sort(), [...items.keys()].sort());
    for (const row of rows) {
      const item = items.get(row.id ?? '') as ItemDocument;
      assert.deepEqual(
        [row.title, row.date, row.body, row.author, row.report, row.url],
        [
          item.title,
          item.date ?? '',
          item.report.body.name,
          item.report.author ?? '',
          item.report.title,
          `${site.url}/reports/${item.report.id}/${item.id}`,
        ],
      );
      for (const { text } of item.statements) assert.ok(row.text?.includes(text.trim()), row.id);
    }
  });

  it('give a search as Markdown with a heading an item and nothing that is not meant', async () => {
    const text = await (await fetch(`${site.url}/search.md?q=library`)).text();
    const tokens = marked.lexer(text);
    assert.equal(tokens.filter((token) => token.type === 'heading' && token.depth === 2).length, 4);
    assert.ok(tokens.every(({ type }) => ['heading', 'paragraph', 'space'].includes(type)));
    assert.match(text, /^# Marl Valley Libraries\n\n\[4 agenda items mention “library”, best matches first\]\(<http/);
  });

  for (const path of ['/export.jsonl', '/search.jsonl?other=1']) {
    it(`give every item as a line of JSON at ${path}`, async () => {
      const response = await fetch(site.url + path);
      assert.match(response.headers.get('content-type') ?? '', /^application\/jsonl/);
      const lines = (await response.text()).trimEnd().split('\n');
      const expected = ITEMS.map((item) =>
        JSON.stringify(exportedItem(item, `${site.url}/reports/${item.report.id}/${item.id}`)),
      );
      assert.deepEqual(lines.sort(), expected.sort());
    });
  }

  const SAME = [
    'q=what+did+Bram+Osei+say+about+the+mobile+library%3F',
    'q=thermostat+zeppelin',
    'q=thermostadt',
    'q=library&speaker=bram-osei',
  ];
  for (const query of SAME) {
    it(`find what the search page finds for ${query}`, async () => {
      const { total, hits } = (await (await fetch(`${site.url}/search.json?${query}`)).json()) as {
        total: number;
        hits: { id: string }[];
      };
      assert.ok(total > 0 && total <= hits.length, `${total}`);
      const lines = (await (await fetch(`${site.url}/search.jsonl?${query}`)).text()).trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).id),
        hits.map(({ id }) => id),
      );
    });
  }

  it('keep the order of each report', async () => {
    const lines = (await (await fetch(`${site.url}/export.jsonl`)).text()).trimEnd().split('\n');
    const positions = lines
      .map((line) => JSON.parse(line))
      .map(({ report, position }) => ({ id: report.id, position }));
    positions.forEach(({ id, position }, index) => {
      const last = positions[index - 1];
      assert.equal(position, last && last.id === id ? last.position + 1 : 1);
    });
  });

  it('answer HEAD with what they would be, without making it', async () => {
    const response = await fetch(`${site.url}/search.csv`, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/csv/);
  });

  it('may be read by pages of any origin', async () => {
    const response = await fetch(`${site.url}/search.csv?q=zeppelin`, { headers: { Origin: 'https://other.example' } });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });

  it('refuse what the search page refuses', async () => {
    for (const file of ['csv', 'md', 'jsonl'])
      assert.equal((await fetch(`${site.url}/search.${file}?from=x`)).status, 400);
  });
});

describe('exports of hostile texts', () => {
  const TITLES = [
    '=HYPERLINK("http://x")',
    '+1+1',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '"quoted", and, commas',
    'two\nlines',
    '# heading',
    '<img src=x>',
    '[a](javascript:alert(1))',
    '![a](http://x/y.png)',
    '`code`',
    '1. list',
    '---',
    'https://x.example/ www.y.example',
  ];
  const archive: FixtureArchive = {
    ...LIBRARY_ARCHIVE,
    former: [],
    reports: [
      makeReport(
        { id: 'hostile', title: '=1+1', author: '@x', meeting: { start: '2024-01-01', end: '2024-01-01' } },
        TITLES.map((title, index) => ({
          title: `${title} ${index}`,
          said: [[title, `${title}\n${'x'.repeat(index === 0 ? 40_000 : 0)}`]],
        })),
      ),
    ],
  };
  let site: RunningSite;
  before(async () => {
    site = await startSite(archive);
  });
  after(() => site.close());

  it('give no spreadsheet a formula, no cell more than it can hold, and lose nothing else', async () => {
    const csv = await (await fetch(`${site.url}/search.csv`)).text();
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    assert.equal(rows.length, TITLES.length);
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        assert.doesNotMatch(value, /^[=+\-@\t\r＝＋－＠]/u, name);
        assert.ok(value.length <= 32_767, name);
      }
    }
    assert.deepEqual(
      rows.map(({ title }) => title?.replace(/^'/, '')).sort(),
      TITLES.map((title, index) => `${title} ${index}`).sort(),
    );
  });

  it('let no word become Markdown', async () => {
    const text = await (await fetch(`${site.url}/search.md`)).text();
    const links: string[] = [];
    const others: string[] = [];
    marked.walkTokens(marked.lexer(text), (token) => {
      if (token.type === 'link') links.push(String(token.href));
      else if (!['heading', 'paragraph', 'space', 'text', 'escape', 'em', 'strong'].includes(token.type))
        others.push(token.raw);
    });
    assert.deepEqual(others, []);
    assert.deepEqual(
      links.filter((href) => !href.startsWith(site.url)),
      [],
    );
    assert.equal(links.length, TITLES.length + 1);
  });
});

describe('exports of many items', () => {
  const COUNT = MAX_IDS + 60;
  /** Counts searches, and does `before` to each. */
  const watched = (beforeEach: (calls: number) => Promise<void> | void = () => undefined) => {
    const seen = { calls: 0 };
    const around = (engine: SearchEngine): SearchEngine => ({
      ...engine,
      search: async (asked) => {
        if (asked.pageSize > 1) await beforeEach(++seen.calls);
        return engine.search(asked);
      },
    });
    return { seen, around };
  };

  it('are complete beyond the first page, each item once, in the order of the search', async () => {
    const site = await startLargeSite(COUNT);
    try {
      const rows = parse(await (await fetch(`${site.url}/search.csv?sort=oldest`)).text(), {
        bom: true,
        columns: true,
      }) as Record<string, string>[];
      assert.equal(new Set(rows.map(({ id }) => id)).size, COUNT);
      const dates = rows.map(({ date }) => date ?? '');
      assert.deepEqual(dates, [...dates].sort());
      for (const path of ['/search.jsonl', '/export.jsonl']) {
        assert.equal((await (await fetch(site.url + path)).text()).trimEnd().split('\n').length, COUNT);
      }
    } finally {
      await site.close();
    }
  });

  it('stop when the reader goes away, and when the reader stops reading', async () => {
    const { seen, around } = watched();
    const site = await startLargeSite(3 * MAX_IDS, around);
    try {
      const response = await fetch(`${site.url}/search.csv`, { headers: { 'Accept-Encoding': 'identity' } });
      await settled(() => seen.calls);
      const whileNobodyReads = seen.calls;
      assert.ok(whileNobodyReads < 3, `${whileNobodyReads} of 3 portions`);
      await response.body?.cancel();
      await settled(() => seen.calls);
      assert.ok(seen.calls < 3, `${seen.calls} of 3 portions`);
      const whole = await (await fetch(`${site.url}/search.jsonl`)).text();
      assert.equal(whole.trimEnd().split('\n').length, 3 * MAX_IDS);
    } finally {
      await site.close();
    }
  });

  it('break the connection when the engine fails on the way, so that a part is never taken for the whole', async () => {
    const { around } = watched((calls) => {
      if (calls === 2) throw new EngineUnavailable('gone');
    });
    const site = await startLargeSite(COUNT, around);
    try {
      const response = await fetch(`${site.url}/search.csv`);
      assert.equal(response.status, 200);
      await assert.rejects(response.text());
    } finally {
      await site.close();
    }
  });

  it('answer 503 when the engine is down from the first', async () => {
    const { around } = watched(() => {
      throw new EngineUnavailable('down');
    });
    const site = await startLargeSite(40, around);
    try {
      assert.equal((await fetch(`${site.url}/search.csv`)).status, 503);
    } finally {
      await site.close();
    }
  });

  it('break the connection when an index run changes the archive on the way', async () => {
    let grow = async () => {};
    const { around } = watched((calls) => (calls === 2 ? grow() : undefined));
    const site = await startLargeSite(COUNT, around);
    grow = site.grow;
    try {
      await assert.rejects((await fetch(`${site.url}/search.jsonl`)).text());
      assert.equal((await (await fetch(`${site.url}/search.jsonl`)).text()).trimEnd().split('\n').length, COUNT + 20);
    } finally {
      await site.close();
    }
  });
});

/** Waits until a number has stayed the same for a while. */
async function settled(read: () => number): Promise<void> {
  let last = -1;
  while (last !== read()) {
    last = read();
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
