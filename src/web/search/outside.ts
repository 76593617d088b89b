// What an archive has and a search did not look at, for a reader who has found nothing: in plain words, with where to look.
import type { OutsideOfSearch } from '../../catalogue/catalogue.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import { withoutDates } from '../../queries/widening.ts';
import { filteredReportsUrl, searchUrl } from '../urls.ts';

export interface Outside {
  /** A sentence. */
  readonly text: string;
  readonly link: { readonly label: string; readonly url: string };
}

/** Nothing for what the archive does not have, or the search has looked at. */
export function outsideOf(search: UnderstoodSearch, counts: OutsideOfSearch): readonly Outside[] {
  const { asRead, request } = search;
  const { otherPosts, undated, furniture } = counts;
  const outside: Outside[] = [];
  if (otherPosts > 0 && !request.includesOtherPosts)
    outside.push({
      text: `${counted(otherPosts, 'post that reports', 'posts that report')} no meeting ${otherPosts === 1 ? 'was' : 'were'} not searched.`,
      link: { label: 'Search them too', url: searchUrl({ ...asRead, page: 1, includesOtherPosts: true }) },
    });
  if (undated > 0 && (request.from !== null || request.to !== null))
    outside.push({
      text: `${counted(undated, 'report has', 'reports have')} no date, so a search by date cannot find ${undated === 1 ? 'it' : 'them'}.`,
      link: { label: 'Search all dates', url: searchUrl(withoutDates(search).parameters) },
    });
  if (furniture > 0)
    outside.push({
      text: `${counted(furniture, 'section', 'sections')} such as attendance, links and agendas ${furniture === 1 ? 'was' : 'were'} not searched. Each is shown on the page of its report.`,
      link: { label: 'Browse reports', url: filteredReportsUrl({}) },
    });
  return outside;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
