// Makes archives as the command line does, below a temporary folder, with pauses and bounds that a test can wait for.
import { join } from 'node:path';
import type { StoredReport } from '../../indexer/archive/report-file.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { resolveBySystem } from '../../indexer/harvest/addresses.ts';
import { politeClient } from '../../indexer/harvest/client.ts';
import { hostQueue } from '../../indexer/harvest/host-queue.ts';
import { type Made, type MakeOptions, makeArchive } from '../../indexer/own-archive/make.ts';
import { QUICK } from '../harvest/harvesting.ts';
import type { TemporaryFolder } from '../indexer/orchards.ts';

const USER_AGENT = 'Rapporteur/0 (test)';

export interface MadeArchive extends Made {
  readonly reports: readonly StoredReport[];
}

/** In `archives` of the folder, unless the options say otherwise. */
export async function makeOf(
  folder: TemporaryFolder,
  typed: readonly string[],
  options: Partial<MakeOptions> = {},
): Promise<MadeArchive> {
  const { signal } = new AbortController();
  const made = await makeArchive(typed, {
    archivesFolder: join(folder.path, 'archives'),
    archive: null,
    author: null,
    timeZone: 'Europe/London',
    takeLock: () => ({ release: () => {} }),
    limits: QUICK,
    resolve: resolveBySystem,
    userAgent: USER_AGENT,
    now: () => new Date('2032-01-01T09:00:00Z'),
    signal,
    clientFor: (privateHost) =>
      politeClient({
        ...{ limits: QUICK, queue: hostQueue(0, signal), resolve: resolveBySystem, userAgent: USER_AGENT, signal },
        privateHosts: new Set(privateHost === null ? [] : [privateHost]),
      }),
    displayFor: () => ({
      started: () => {},
      progress: () => {},
      ended: () => {},
      line: () => {},
      close: () => {},
    }),
    ...options,
  });
  return { ...made, reports: readArchive(made.folder).files.map(({ report }) => report) };
}

/** Minutes of one evening, with its day, as a person keeps them. */
export function minutesOf(day: string): string {
  return `# Harbour Board minutes ${day}

Present: Hester Quill (chair), Tam Birch

## Moorings

Hester Quill said that the moorings would be counted again in ${day.slice(0, 4)}.

## Lamps

Tam Birch asked who trims the lamps. It was agreed to ask the pilots.
`;
}

/** A captured page of a Blogger blog with two reports and a post of another kind. */
export const BLOGGER_PAGE = `A blog by Orla Vane about harbours

Wednesday, May 28, 2031

Board report – 27 May 2031

The board met on 27 May 2031 in the sail loft, and I asked for a second lamp on the mole. Hester Quill said that oil was dear this year.

Nobody had counted the moorings since the autumn, which the pilots regretted, and so did I.

Friday, April 11, 2031

Board report – 10 April 2031

The board met on 10 April 2031. Tam Birch reported on the dredger, which has been in the yard since February and will stay there until June.

Monday, March 3, 2031

Gulls over the mole

There were a great many gulls on Sunday, more than anybody could remember having seen at this time of the year on our coast.
`;

/** A captured front page of a WordPress blog with two reports, whose author the page does not name. */
export const WORDPRESS_PAGE = `Harbour Board Report – 6 May 2031

I asked about the oars. Hester Quill said that there were nine, and that nobody knew where the tenth had gone since the regatta.

Continue reading

Harbour Board Report – 8 April 2031

Hester Quill opened the meeting of the board and thanked the pilots, who had kept the lamps burning through the whole of the winter.

Continue reading
`;
