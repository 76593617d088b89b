import assert from 'node:assert/strict';
import { get, type IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { problemSchema } from '../../../src/web/api/schemas.ts';
import { type LargeSite, startLargeSite } from './large-archive.ts';

describe('files that are sent at the same time', () => {
  let site: LargeSite;
  before(async () => {
    // More than connections hold by themselves: a file that nobody reads stays open.
    site = await startLargeSite(4000);
  });
  after(() => site.close());

  const opened = (path: string, localAddress: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get(site.url + path, { localAddress, agent: false }, resolve).on('error', reject);
    });

  it('are few of one address and few in all; those beyond are told when to come again, and pages are served', async () => {
    const open: IncomingMessage[] = [];
    for (const [address, count] of [
      ['127.0.0.2', 12],
      ['127.0.0.3', 12],
    ] as const) {
      for (let n = 0; n < count; n++) open.push(await opened('/export.jsonl', address));
    }
    assert.deepEqual([...new Set(open.map(({ statusCode }) => statusCode))], [200]);
    for (const address of ['127.0.0.2', '127.0.0.4']) {
      const refused = await opened('/search.csv', address);
      assert.deepEqual([refused.statusCode, refused.headers['retry-after']], [503, '30']);
      assert.equal(refused.headers['content-disposition'], undefined);
      const told = problemSchema.parse(JSON.parse((await refused.toArray()).join('')));
      assert.match(told.type, /#problem-too-busy$/);
    }
    assert.equal((await fetch(`${site.url}/search?q=village`)).status, 200);
    for (const answer of open) answer.destroy();
    let status = 0;
    while (status !== 200) {
      const answer = await opened('/search.csv?q=zeppelin', '127.0.0.2');
      status = answer.statusCode ?? 0;
      answer.resume();
    }
  });
});
