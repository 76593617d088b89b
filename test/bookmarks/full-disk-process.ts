// Uses a site whose bookmarks lie on a disk of a few megabytes until the disk is full, and tells in JSON what happened.
// Argument: the folder on that disk.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, keptSite, PEARS, WASPS } from './kept.ts';
import { exportOf } from './marks.ts';

const [kept = ''] = process.argv.slice(2);
const filler = join(kept, 'filler');
writeFileSync(filler, Buffer.alloc(2_000_000));
await using site = await keptSite({ kept });
const browser = new Browser(site);
await browser.upload('/bookmarks/import', exportOf(2000));
const list = /href="(\/bookmarks\/lists\/[^"]+)"/.exec((await browser.get('/bookmarks')).text)?.[1] ?? '';
let starred = 0;
let refused = await browser.get('/healthz');
const statusOf = async (): Promise<number> => {
  const fields = { title: `List ${starred}`, note: 'x'.repeat(4000) };
  refused = await browser.post('/bookmarks/lists', fields);
  return refused.status;
};
while (starred < 190 && (await statusOf()) === 303) starred++;
// Space that the log had already: the smallest change must fail as well before the disk counts as full.
const item = await browser.post('/bookmarks/add', { ...PEARS, newList: 'y'.repeat(200), note: 'y'.repeat(4000) });
const whole = (await browser.get(`${list}?page=all`)).text;
const lists = (await browser.get('/bookmarks')).text.match(/class="bookmark-lists"[\s\S]*?<\/ul>/)?.[0] ?? '';
rmSync(filler);
const after = await browser.post('/bookmarks/add', { ...WASPS, list: list.split('/').at(-1) ?? '' });
process.stdout.write(
  JSON.stringify({
    starred,
    refused: { status: refused.status, isTold: /disk|cannot be written at the moment/.test(refused.text) },
    item: item.status,
    shown: whole.match(/class="mark" id=/g)?.length,
    lists: lists.match(/<li>/g)?.length,
    after: after.status,
  }),
);
