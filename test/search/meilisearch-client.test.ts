import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { clientFor } from '../../src/search/meilisearch/servers.ts';

describe('the client of a Meilisearch server', () => {
  it('asks for answers as they are: compressed ones come in small writes that wait for each other', async () => {
    const encodings: unknown[] = [];
    const server = createServer((request, response) => {
      encodings.push(request.headers['accept-encoding']);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"available"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      await clientFor(`http://127.0.0.1:${port}`, null, 5_000).health();
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    assert.deepEqual(encodings, ['identity']);
  });
});
