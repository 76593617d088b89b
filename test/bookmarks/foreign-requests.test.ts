import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import request from 'supertest';
import { addressIn, Browser, keptSite, PEARS, SAME_ORIGIN, unsigned, WASPS } from './kept.ts';
import { exportOf } from './marks.ts';

describe('requests from other sites', () => {
  const headers: readonly (readonly [what: string, headers: Record<string, string>])[] = [
    ['says cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['says same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['names its origin', { Origin: 'https://evil.example' }],
    ['names no origin', { Origin: 'null' }],
    ['names an origin that looks like ours', { Origin: 'http://127.0.0.1.evil.example' }],
  ];
  for (const [what, foreign] of headers)
    it(`change nothing where the browser ${what}, even with the right token`, async () => {
      await using site = await keptSite();
      const owner = new Browser(site);
      const list = await owner.star({ ...PEARS });
      await everyForm(owner, list, foreign);
      const before = (await owner.get(list)).text;
      const toggle = await request(site.server)
        .post('/bookmarks/toggle')
        .set({ ...foreign, Cookie: owner.cookie ?? '' })
        .send({ target: new URLSearchParams(WASPS).toString(), isStarred: true, token: await owner.token() });
      assert.equal(toggle.status, 403);
      assert.equal(unsigned((await owner.get(list)).text), unsigned(before));
      assert.match((await owner.get('/bookmarks')).text, /1 bookmark</);
    });

  it('change nothing without the token, or with that of somebody else', async () => {
    await using site = await keptSite();
    const [owner, other] = [new Browser(site), new Browser(site)];
    const list = await owner.star({ ...PEARS });
    await other.star({ ...WASPS });
    for (const token of ['', 'x', await other.token(), await new Browser(site).token()])
      await everyForm(owner, list, SAME_ORIGIN, token);
    assert.match((await owner.get(list)).text, /Pears/);
  });

  it('change nothing by GET: nothing here is deleted, shared or opened by a link', async () => {
    await using site = await keptSite();
    const owner = new Browser(site);
    const list = await owner.star({ ...PEARS });
    const before = (await owner.get('/bookmarks')).text;
    for (const path of ['/bookmarks/delete?sure=yes', '/bookmarks/renew', '/bookmarks/toggle', '/bookmarks/import'])
      assert.equal((await owner.get(path)).status, 405, path);
    await owner.get(`${list}?action=delete`);
    assert.equal(unsigned((await owner.get('/bookmarks')).text), unsigned(before));
  });

  it('are let in where they name the origin of the site, or a program names none but has cookie and token', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    assert.equal((await browser.post('/bookmarks/add', { ...PEARS }, {})).status, 303);
    assert.equal((await browser.post('/bookmarks/add', { ...WASPS }, { Origin: site.url })).status, 303);
  });

  it('make no reader of somebody who has none with a token that another browser was given', async () => {
    await using site = await keptSite();
    const [owner, attacker] = [new Browser(site), new Browser(site)];
    const token = await attacker.token();
    await owner.get('/bookmarks');
    const origins: readonly Readonly<Record<string, string>>[] = [{}, SAME_ORIGIN, { Origin: site.url }];
    for (const headers of origins)
      for (const [path, fields] of [
        ['/bookmarks/add', { ...WASPS }],
        ['/bookmarks/lists', { title: 'Planted' }],
        ['/bookmarks/import', { json: exportOf(1) }],
      ] as const) {
        assert.equal((await owner.post(path, { ...fields, token }, headers)).status, 403, path);
        assert.equal(
          (await new Browser(site).post(path, { ...fields, token }, headers)).status,
          403,
          'without a cookie',
        );
      }
    assert.equal(site.store.hasReaders(), false);
    const cookieless = await request(site.server).post('/bookmarks/lists').type('form').send({ title: 'A', token });
    assert.equal(cookieless.status, 403);
    assert.match(cookieless.text, /The browser did not send the cookie that came with the form/);
  });

  it('do not pass for a visit: what is new to a saved search stays new', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ search: 'q=council' });
    const [mark] = site.store.bookmarks({ key: list.split('/').at(-1) ?? '' } as never);
    await browser.get(list, { 'Sec-Fetch-Site': 'cross-site' });
    await browser.get(list, { 'Sec-Purpose': 'prefetch' });
    assert.deepEqual(site.store.bookmarks({ key: mark?.listKey ?? '' } as never)[0]?.visited, null);
    await browser.get(list, { 'Sec-Fetch-Site': 'none' });
    assert.notEqual(site.store.bookmarks({ key: mark?.listKey ?? '' } as never)[0]?.visited, null);
  });
});

/** Every form there is: none may be accepted. */
async function everyForm(
  browser: Browser,
  list: string,
  headers: Record<string, string>,
  token?: string,
): Promise<void> {
  const html = (await browser.get(list)).text;
  const mark = /action="(\/bookmarks\/marks\/[^"]+)"/.exec(html)?.[1] ?? '';
  const open = addressIn((await browser.get('/bookmarks')).text, '/bookmarks/open/');
  const forms: readonly (readonly [path: string, fields: Readonly<Record<string, string>>])[] = [
    ['/bookmarks/add', { ...WASPS }],
    ['/bookmarks/lists', { title: 'Theirs' }],
    [list, { action: 'delete' }],
    [list, { action: 'share' }],
    [list, { action: 'save', title: 'Theirs', note: '' }],
    [mark, { action: 'remove' }],
    [mark, { action: 'save', note: 'Theirs', list: list.split('/').at(-1) ?? '' }],
    [open, {}],
    ['/bookmarks/renew', {}],
    ['/bookmarks/import', { json: '{}' }],
    ['/bookmarks/delete', { sure: 'yes' }],
  ];
  for (const [path, fields] of forms) {
    const { status, text } = await browser.post(path, { ...fields, ...(token !== undefined && { token }) }, headers);
    assert.equal(status, 403, path);
    assert.match(text, /Nothing was changed/);
  }
  assert.equal(unsigned((await browser.get(list)).text), unsigned(html));
}
