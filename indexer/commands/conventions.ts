// `rapporteur check --conventions SOURCE`: prints what the reports of a source have in common, and how to say otherwise.
import type { Archive } from '../archive/store.ts';
import type { ArchiveAnalyst } from '../publish/archive-analyst.ts';
import { dayConventions } from './day-conventions.ts';
import { frameConventions } from './frame-conventions.ts';
import type { Output } from './output.ts';

/** Returns the exit status: 2 where the archive has no such source. */
export function printConventions(archive: Archive, analyst: ArchiveAnalyst, sourceId: string, out: Output): number {
  const source = archive.lists.sources.find(({ id }) => id === sourceId);
  if (!source) {
    out.error(
      `sources.yml has no source "${sourceId}" (it has: ${archive.lists.sources.map(({ id }) => id).join(', ')}).`,
    );
    return 2;
  }
  const reports = archive.files.filter(({ report }) => report.sourceId === sourceId);
  const found = analyst.conventions(sourceId);
  out.line(`Conventions of ${sourceId}, from ${reports.length} ${reports.length === 1 ? 'report' : 'reports'}:`);
  out.line(`- no business, as most reports say the same below it: ${listed(found?.furniture ?? [])}`);
  out.line(`- business, as sources.yml says: ${listed(found?.business ?? [])}`);
  const people = (found?.attending ?? []).map(({ name, nicks, initials }) => {
    const also = [...nicks, ...initials].join(', ');
    return also === '' ? name : `${name} (${also})`;
  });
  out.line(`- present at one meeting or another: ${listed(people)}`);
  for (const line of dayConventions(
    source,
    reports.map(({ report }) => report),
  ))
    out.line(`- ${line}`);
  const items = reports.flatMap(({ report }) => analyst.analyse(report).items);
  for (const line of frameConventions(source, items)) out.line(`- ${line}`);
  const headings = new Map<string, { shown: string; business: number; furniture: number }>();
  for (const { heading, kind } of items) {
    if (heading === null) continue;
    const known = headings.get(heading.toLowerCase()) ?? { shown: heading, business: 0, furniture: 0 };
    known[kind]++;
    headings.set(heading.toLowerCase(), known);
  }
  const often = [...headings.values()].filter(({ business, furniture }) => business + furniture > 1);
  often.sort((a, b) => b.business + b.furniture - a.business - a.furniture || (a.shown < b.shown ? -1 : 1));
  out.line('Headings that several reports have:');
  for (const { shown, business, furniture } of often.slice(0, MOST_HEADINGS))
    out.line(
      `- ${shown}: ${business > 0 ? `business in ${business}` : ''}${business > 0 && furniture > 0 ? ', ' : ''}${furniture > 0 ? `no business in ${furniture}` : ''}`,
    );
  out.line(
    'To change that, add to the source in sources.yml:\n  conventions:\n    days: day-first        # or month-first: how 04/05/2031 is read\n    business: [A heading]\n    furniture: [Another heading]\n    attendance: [Present]  # headings or labels under which those present are listed\n    marks: [colon]         # or dash, brackets, angle, bold, comma, table; none where speakers are not marked',
  );
  return 0;
}

const MOST_HEADINGS = 30;

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join('; ');
}
