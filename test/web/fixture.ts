// Writes a catalogue and an engine from hand-made items and opens the application on them. Everything lies in a folder of its own and goes with `close`.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { type CatalogueDescription, type CataloguedReport, openCatalogue } from '../../src/catalogue/catalogue.ts';
import type { FormerPermalink } from '../../src/catalogue/permalink-tables.ts';
import type { SourceRunRecord } from '../../src/catalogue/runs.ts';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import { dataPaths } from '../../src/config.ts';
import { type ItemDocument, isBusiness } from '../../src/reports/item.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { openTestEngine } from './test-engine.ts';

export interface FixtureReport {
  readonly report: CataloguedReport;
  readonly items: readonly ItemDocument[];
}

export interface FixtureArchive {
  readonly description: CatalogueDescription;
  readonly reports: readonly FixtureReport[];
  readonly former: readonly {
    readonly reportId: string;
    readonly itemId: string;
    readonly now: FormerPermalink;
  }[];
}

export interface RunningSite {
  /** Origin, without a slash at its end; also the base of absolute links. */
  readonly url: string;
  readonly server: Server;
  readonly engine: SearchEngine;
  close(): Promise<void>;
}

/** Writes both files below `data` as the indexer does. */
export async function writeArchive(data: string, archive: FixtureArchive): Promise<void> {
  const paths = dataPaths(data);
  const catalogue = openCatalogueWriter(paths.catalogue);
  for (const { report, items } of archive.reports) catalogue.put(report, items, '');
  catalogue.setFormerPermalinks(archive.former);
  catalogue.describe(archive.description);
  catalogue.commit();
  catalogue.close();
  const engine = await openTestEngine(data, 'write');
  await engine.sync(itemsInMemory(archive.reports.flatMap(({ items }) => items.filter(isBusiness))));
  await engine.close();
}

/** The real application on a port of its own. `replaceEngine` stands in for an engine that fails. */
export async function startSite(
  archive: FixtureArchive,
  replaceEngine?: SearchEngine,
  runs: readonly SourceRunRecord[] = [],
): Promise<RunningSite> {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-web-'));
  await writeArchive(data, archive);
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = replaceEngine ?? (await openTestEngine(data, 'read'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on(
    'request',
    createApp({ runs: () => runs, catalogue, engine, baseUrl: url, logger: pino({ level: 'silent' }) }),
  );
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
