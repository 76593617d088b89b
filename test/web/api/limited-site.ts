// Opens the application with a rate limit of the test's own.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../../src/app.ts';
import { openCatalogue } from '../../../src/catalogue/catalogue.ts';
import { dataPaths, type TrustProxy } from '../../../src/config.ts';
import { type RunningSite, writeArchive } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { openTestEngine } from '../test-engine.ts';

export async function startLimitedSite(rateLimit: number, trustProxy: TrustProxy = false): Promise<RunningSite> {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-limited-'));
  await writeArchive(data, LIBRARY_ARCHIVE);
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = await openTestEngine(data, 'read');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const logger = pino({ level: 'silent' });
  server.on('request', createApp({ catalogue, engine, baseUrl: url, logger, rateLimit, trustProxy }));
  return {
    url,
    server,
    engine,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      catalogue.close();
      rmSync(data, { recursive: true });
    },
  };
}
