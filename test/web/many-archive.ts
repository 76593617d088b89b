// An invented archive that is too large for one page: a parish council with more reports, meetings and speakers than a list shows at once.
import type { FixtureArchive, FixtureReport } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { makeReport } from './make-item.ts';

export const MANY_REPORTS = 260;
/** Two to a report, none of them in two, but for Ada Quill, who speaks in all. */
export const MANY_SPEAKERS = 2 * MANY_REPORTS + 1;

const FIRST = ['Abel', 'Beryl', 'Clem', 'Dora', 'Ezra', 'Fay', 'Gil', 'Hetty', 'Ira', 'June', 'Kay', 'Len', 'Moll'];
const LAST = ['Archer', 'Barrow', 'Coker', 'Dunnage', 'Ellery', 'Furlong', 'Garth', 'Hallow', 'Inskip', 'Jessop'];
const ENDS = ['', 'son', 'man', 'ley'];

export const MANY_ARCHIVE: FixtureArchive = {
  description: {
    ...LIBRARY_ARCHIVE.description,
    reportCount: MANY_REPORTS,
    itemCount: MANY_REPORTS,
    speakerCount: MANY_SPEAKERS,
    version: 'many',
  },
  reports: Array.from({ length: MANY_REPORTS }, (_, number) => reportOf(number)),
  former: [],
};

/** Four a year on the first of a month from 1960 on, and from 2000 on in one year. */
function reportOf(number: number): FixtureReport {
  const year = number < 160 ? 1960 + Math.floor(number / 4) : 2000;
  const month = number < 160 ? 1 + 3 * (number % 4) : 1 + (number % 12);
  const day = number < 160 ? 1 : 1 + (Math.floor(number / 12) % 28);
  const start = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  const said = [nameOf(2 * number), nameOf(2 * number + 1), 'Ada Quill'].map(
    (name) => [name, `${name} spoke of the hedges and the ditches of that year at some length. `] as const,
  );
  const body =
    number % 3 === 0 ? { id: 'friends', name: 'Friends of the Library' } : { id: 'board', name: 'Library Board' };
  return makeReport(
    { id: `parish-${number}`, title: `Report ${number}`, body, meeting: { start, end: start }, published: start },
    [{ title: `Hedges ${number}`, topics: ['Transport'], said }],
  );
}

function nameOf(number: number): string {
  const last = Math.floor(number / FIRST.length);
  return `${FIRST[number % FIRST.length]} ${LAST[last % LAST.length]}${ENDS[Math.floor(last / LAST.length) % ENDS.length]}`;
}
