// What in an archive is in order as files go and yet probably wrong: whole sources without days, reports that were not cut into items,
// speakers who are bare initials. Told with the likely cause and what would mend it; guesses, so that no exit status depends on them.

import type { Hint } from './hint.ts';
import type { StoredReport } from './report-file.ts';
import type { Archive } from './store.ts';

/** What is looked at of an agenda item. */
export interface SuspectItem {
  readonly text: string;
  readonly speakers: readonly { readonly name: string }[];
}

/** One sentence or two each, source by source. @param businessOf a report's agenda items without furniture */
export function suspicionsIn(
  archive: Pick<Archive, 'lists' | 'files'>,
  businessOf: (report: StoredReport) => readonly SuspectItem[],
  hint: Hint,
): string[] {
  return archive.lists.sources.flatMap(({ id }) => {
    const reports = archive.files.filter(({ report }) => report.sourceId === id).map(({ report }) => report);
    if (reports.length === 0) return [];
    const meetings = reports.filter(({ kind }) => kind === 'meeting report');
    const read = meetings.map(businessOf);
    const undated = meetings.filter(({ meeting }) => meeting === null).length;
    const uncut = read.filter((items) => items.length <= 1 && wordsIn(items) > LONG_ITEM_WORDS).length;
    const empty = read.filter((items) => items.length === 0).length;
    const names = new Set(read.flat().flatMap((item) => item.speakers.map(({ name }) => name)));
    const bare = [...names].filter((name) => /^[A-Z][A-Z0-9]{1,3}$/.test(name)).length;
    const told: string[] = [];
    const others = reports.length - meetings.length;
    if (others > 0 && others >= reports.length / 2)
      told.push(
        `${others} of ${reports.length} reports are filed as other posts, which search leaves out. If they report meetings, take "kind: other post" out of their files, or give the source the kind "files" and import them again.`,
      );
    if (undated > 0)
      told.push(
        `${undated} of ${meetings.length} reports have no day. Name the files by their days (2031-05-04.md), or add "meeting: 2031-05-04" to the front matter of each.`,
      );
    if (uncut > 0)
      told.push(
        `${uncut} of ${meetings.length} reports are one agenda item of more than ${LONG_ITEM_WORDS.toLocaleString('en-GB')} words. Their headings were not recognised: see “${hint(`check --conventions ${id}`)}”, and name those that are business in sources.yml ("conventions: business:").`,
      );
    if (empty > 0)
      told.push(
        `${empty} of ${meetings.length} reports have no agenda item. If their headings were taken for attendance or links, name them in sources.yml ("conventions: business:").`,
      );
    if (bare >= FEWEST_BARE && bare >= names.size / 2)
      told.push(
        `${bare} of ${names.size} speakers are bare initials. Add the people with their "initials" to people.yml, or a list of attendees to the reports.`,
      );
    return told.map((sentence) => `${id}: ${sentence}`);
  });
}

/** A longer item is several that were not told apart. */
const LONG_ITEM_WORDS = 2000;
const FEWEST_BARE = 5;

function wordsIn(items: readonly { readonly text: string }[]): number {
  return items.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
