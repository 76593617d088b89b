import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkAddress } from '../../indexer/harvest/addresses.ts';
import { feedSite } from './blogs.ts';
import { harvestInto, orchardsWith, source } from './harvesting.ts';
import { orchardPosts } from './orchard-posts.ts';
import { openSite } from './site.ts';

/** What a harvest may connect to: always, where its source allows private addresses, or never. */
const ADDRESSES: readonly (readonly [address: string, allowed: 'always' | 'private' | 'never'])[] = [
  ['93.184.216.34', 'always'],
  ['2606:4700::1111', 'always'],
  ['127.0.0.1', 'private'],
  ['::1', 'private'],
  ['10.0.0.1', 'private'],
  ['::ffff:10.0.0.1', 'private'],
  ['fd12::1', 'private'],
  ['100.64.0.1', 'private'],
  ['169.254.169.254', 'never'],
  ['fe80::1', 'never'],
  ['168.63.129.16', 'never'],
  ['::ffff:168.63.129.16', 'never'],
  ['100.100.100.200', 'never'],
  ['fd00:ec2::254', 'never'],
  ['FD00:EC2:0::0254', 'never'],
  ['::7f00:1', 'never'],
  ['::a9fe:a9fe', 'never'],
  ['::5db8:d822', 'never'],
  ['64:ff9b::7f00:1', 'never'],
  ['2002:7f00:1::', 'never'],
  ['fec0::1', 'never'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['255.255.255.255', 'never'],
  ['not an address', 'never'],
];

describe('an address', () => {
  for (const [address, allowed] of ADDRESSES)
    it(`is ${allowed} connected to${allowed === 'private' ? ' where its source allows it' : ''}: ${address}`, () => {
      for (const mayBePrivate of [false, true]) {
        const isAllowed = allowed === 'always' || (allowed === 'private' && mayBePrivate);
        const check = () => checkAddress(address, address, mayBePrivate);
        if (isAllowed) check();
        else assert.throws(check, { name: 'AddressForbidden' });
      }
    });
});

describe('a source that may have a private address', () => {
  it('may have that of its own host and port alone, by number and by name', async () => {
    await using blog = await feedSite(orchardPosts(2));
    await using other = await openSite(() => ({ body: 'secrets' }));
    for (const host of ['127.0.0.1', 'orla.example']) {
      using folder = orchardsWith(source('orla', 'feed', `${blog.url.replace('127.0.0.1', host)}rss.xml`));
      const resolve = async () => ['127.0.0.1'];
      assert.equal((await harvestInto(folder, { resolve })).status, 0);
      blog.faults.set('/rss.xml', (_request, response) => {
        response.writeHead(302, { location: other.url.replace('127.0.0.1', host) }).end();
      });
      const { status, told } = await harvestInto(folder, { resolve });
      blog.faults.clear();
      assert.match(told.join('\n'), /is not a public address \(loopback\)/);
      assert.equal(status, 1);
    }
    assert.deepEqual(other.log, []);
  });
});
