// Writes an archive of any number of items without ever holding them all, and opens the application on it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../../src/app.ts';
import { openCatalogue } from '../../../src/catalogue/catalogue.ts';
import { openCatalogueWriter } from '../../../src/catalogue/writer.ts';
import { dataPaths } from '../../../src/config.ts';
import { openEmbeddedEngine } from '../../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { itemsInMemory } from '../../../src/search/items-in-memory.ts';
import type { FixtureReport, RunningSite } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { makeReport } from '../make-item.ts';

const ITEMS_A_REPORT = 20;

export interface LargeSite extends RunningSite {
  /** Publishes one report more, as an index run does. */
  grow(): Promise<void>;
}

/** `around` may watch the engine or let it fail; it gets the real one. */
export async function startLargeSite(
  itemCount: number,
  around: (engine: SearchEngine) => SearchEngine = (engine) => engine,
): Promise<LargeSite> {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-large-'));
  const paths = dataPaths(data);
  const publish = async (count: number) => {
    const writer = openCatalogueWriter(paths.catalogue);
    for (const { report, items } of reports(count)) writer.put(report, items, '');
    writer.describe({ ...LIBRARY_ARCHIVE.description, itemCount: count, version: `of ${count} items` });
    writer.commit();
    writer.close();
    const engine = openEmbeddedEngine({ path: paths.engine });
    await engine.sync(itemsInMemory(reports(count).flatMap(({ items }) => items)));
    await engine.close();
  };
  await publish(itemCount);

  const catalogue = openCatalogue(paths.catalogue);
  const engine = around(openEmbeddedEngine({ path: paths.engine, readOnly: true }));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', createApp({ catalogue, engine, baseUrl: url, logger: pino({ level: 'silent' }), rateLimit: 0 }));
  return {
    url,
    server,
    engine,
    grow: () => publish(itemCount + ITEMS_A_REPORT),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      catalogue.close();
      rmSync(data, { recursive: true });
    },
  };
}

function* reports(itemCount: number): Generator<FixtureReport> {
  for (let index = 0; index * ITEMS_A_REPORT < itemCount; index++) {
    const day = `${1950 + (index % 75)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
    yield makeReport(
      { id: `notes-${index}`, title: `Report ${index}`, meeting: { start: day, end: day } },
      Array.from({ length: ITEMS_A_REPORT }, (_, item) => ({
        title: `Item ${item} of report ${index}`,
        topics: ['Finance'],
        said: [
          ['Bram Osei', `The van went to village ${item} on ${day}, and costs more each month. ${FILLING}\n`],
          [null, `The meeting of ${day} went on. ${FILLING}\n`],
        ],
      })),
    );
  }
}

const FILLING =
  'Nobody had anything to add to what had been said about the roof, the heating and the readers’ tickets. '.repeat(5);

function two(number: number): string {
  return String(number).padStart(2, '0');
}
