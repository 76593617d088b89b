// Publishes an archive of three agenda items as the command line does, and asks the catalogue about it.
import { join } from 'node:path';
import { readArchive } from '../../indexer/archive/store.ts';
import { type PublishSummary, publish } from '../../indexer/publish/publish.ts';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { paragraph } from '../readers/pages.ts';
import { orchards, reportFile, type TemporaryFolder } from './orchards.ts';

/** Publishes as `rapporteur index` does. */
export async function index(folder: TemporaryFolder, today = '2031-08-01'): Promise<PublishSummary> {
  const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db') });
  try {
    const archive = readArchive(folder.path);
    return await publish(archive, { cataloguePath: join(folder.path, 'data/catalogue.db'), engine, today });
  } finally {
    await engine.close();
  }
}

/** Opens the catalogue for one question. */
export function catalogueOf<T>(folder: TemporaryFolder, ask: (catalogue: Catalogue) => T): T {
  const catalogue = openCatalogue(join(folder.path, 'data/catalogue.db'));
  try {
    return ask(catalogue);
  } finally {
    catalogue.close();
  }
}

/** Four paragraphs about something. */
export const text = (about: string): string => [1, 2, 3, 4].map((n) => `${paragraph(`${about} ${n}`)}`).join('\n\n');
export const MAY: Parameters<typeof reportFile> = [
  '2031-05-04',
  [
    ['Pears', text('Pear')],
    ['Ladders', text('Ladder')],
  ],
];
export const JUNE: Parameters<typeof reportFile> = ['2031-06-04', [['Wasps', text('Wasp')]]];

/** The orchards with the reports of two meetings, not yet published. */
export function twoMeetings(): TemporaryFolder {
  const folder = orchards();
  folder.write('reports/orla-vane/may.md', reportFile(...MAY));
  folder.write('reports/orla-vane/june.md', reportFile(...JUNE));
  return folder;
}
