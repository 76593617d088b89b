// Writes a reading as the parameters that an address would have: what links from its page start from.
import { firstDay, lastDay } from '../../reports/days.ts';
import type { IsoDate } from '../../reports/report.ts';
import { queryText } from '../../search/query.ts';
import type { SearchParameters } from '../parameters.ts';
import type { ReadSearch } from './readings.ts';

/** The search that a reading amounts to; its dates and those of the address narrow each other, or else those of the reading count. */
export function spelledOut(
  parameters: SearchParameters,
  { parsed, speakers, bodies, from, to }: ReadSearch,
): SearchParameters {
  const isLater = (firstDay(parameters.from) ?? '') > (firstDay(from) ?? '');
  const isEarlier = (lastDay(parameters.to) ?? '9') < (lastDay(to) ?? '9');
  const narrowed = { from: isLater ? parameters.from : from, to: isEarlier ? parameters.to : to };
  const meets = (firstDay(narrowed.from) ?? '') <= (lastDay(narrowed.to) ?? '9');
  return {
    ...parameters,
    q: queryText(parsed.clauses, parsed.fields),
    speaker: [...new Set([...parameters.speaker, ...speakers.map(({ id }) => id)])],
    body: [...new Set([...parameters.body, ...bodies.map(({ id }) => id)])],
    ...(meets ? narrowed : { from, to }),
  };
}

export function later(one: IsoDate | null, other: IsoDate): IsoDate {
  return one !== null && one > other ? one : other;
}

export function earlier(one: IsoDate | null, other: IsoDate): IsoDate {
  return one !== null && one < other ? one : other;
}
