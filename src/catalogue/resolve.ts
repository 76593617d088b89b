// What an address of ours stands for: something that is here, something that has moved, something that is gone or was withdrawn, or nothing that
// there ever was. Asks the catalogue alone; knows neither addresses nor pages.
import type { Person, Topic, Withdrawal } from '../reports/archive.ts';
import { slug } from '../reports/ids.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { Catalogue, CatalogueDescription, CataloguedReport } from './catalogue.ts';
import type { FacetEntry } from './facets.ts';
import type { LedgerSource } from './ledger-lines.ts';

/** What was asked for stands under another id, in one hop. */
export interface Moved<Address> {
  readonly status: 'moved';
  readonly to: Address;
}

/** Its text stands nowhere any more. This is what is known of it. */
export interface Gone {
  readonly status: 'gone';
  readonly what: 'agenda item' | 'report';
  /** Of the item; `null` for a report, whose title its source has. */
  readonly title: string | null;
  readonly date: IsoDate | null;
  readonly source: LedgerSource | null;
}

/** The report, with all its items, was taken out at its author’s request; nothing else is told of it. */
export interface Withdrawn extends Withdrawal {
  readonly status: 'withdrawn';
}

/** No such address was ever issued. */
export interface Unknown {
  readonly status: 'unknown';
}

export interface ItemAddress {
  readonly reportId: string;
  readonly itemId: string;
}

export type ResolvedItem =
  | { readonly status: 'here'; readonly item: ItemDocument }
  | Moved<ItemAddress>
  | Gone
  | Withdrawn
  | Unknown;

export type ResolvedReport =
  | { readonly status: 'here'; readonly report: CataloguedReport }
  | Moved<string>
  | Gone
  | Withdrawn
  | Unknown;

/** At least one of the two is not `null`: items have the speaker, or people.yml does. */
export interface KnownSpeaker {
  readonly status: 'here';
  readonly entry: FacetEntry | null;
  readonly person: Person | null;
  /** The name. */
  readonly label: string;
}

/** At least one of the two is not `null`. */
export interface KnownTopic {
  readonly status: 'here';
  readonly entry: FacetEntry | null;
  readonly topic: Topic | null;
  readonly label: string;
}

const UNKNOWN: Unknown = { status: 'unknown' };

export function resolveItem(catalogue: Catalogue, { reportId, itemId }: ItemAddress): ResolvedItem {
  const item = catalogue.item(reportId, itemId);
  if (item) return { status: 'here', item };
  const withdrawal = withdrawalOf(catalogue, reportId);
  if (withdrawal) return withdrawal;
  const former = catalogue.formerPermalink(reportId, itemId);
  if (!former) return UNKNOWN;
  if (former.status === 'moved') return { status: 'moved', to: { reportId: former.reportId, itemId: former.itemId } };
  return { ...former, what: 'agenda item', source: former.source ?? null };
}

/** The item, wherever it stands now; `null` where it stands nowhere. */
export function itemNow(catalogue: Catalogue, resolved: ResolvedItem): ItemDocument | null {
  if (resolved.status === 'here') return resolved.item;
  return resolved.status === 'moved' ? catalogue.item(resolved.to.reportId, resolved.to.itemId) : null;
}

export function resolveReport(catalogue: Catalogue, reportId: string): ResolvedReport {
  const report = catalogue.report(reportId);
  if (report) return { status: 'here', report };
  const withdrawal = withdrawalOf(catalogue, reportId);
  if (withdrawal) return withdrawal;
  const former = catalogue.formerReport(reportId);
  if (!former) return UNKNOWN;
  if (former.status === 'moved') return { status: 'moved', to: former.reportId };
  return { ...former, what: 'report', title: null };
}

/** Moved is a speaker whom people.yml has come to list under another id. */
export function resolveSpeaker(catalogue: Catalogue, id: string): KnownSpeaker | Moved<string> | Unknown {
  const entry = catalogue.facetEntry('speaker', id);
  const description = catalogue.describe();
  const person = description.people.find((known) => known.id === id) ?? null;
  const label = entry?.label ?? person?.name;
  if (label !== undefined) return { status: 'here', entry, person, label };
  const to = formerIdResolver(description)(id);
  return to === null ? UNKNOWN : { status: 'moved', to };
}

export function resolveTopic(catalogue: Catalogue, id: string): KnownTopic | Unknown {
  const entry = catalogue.facetEntry('topic', id);
  const topic = catalogue.describe().topics.find((known) => known.id === id) ?? null;
  const label = topic?.label ?? entry?.label;
  return label === undefined ? UNKNOWN : { status: 'here', entry, topic, label };
}

/**
 * The person whom people.yml gives a name that the speaker id was made of; `null` where nobody or more than one person has it. For ids that
 * nobody speaks under.
 */
export function formerIdResolver(description: CatalogueDescription): (speakerId: string) => string | null {
  const formerIds = formerIdsOf(description);
  return (speakerId) => {
    const [person, ...others] = formerIds.get(speakerId) ?? [];
    return person === undefined || others.length > 0 ? null : person;
  };
}

/** A speaker whom people.yml does not list has the slug of the name for an id. */
function formerIdsOf({ people }: CatalogueDescription): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { id, name, aliases } of people) {
    for (const spelling of [name, ...aliases]) {
      const former = slug(spelling);
      ids.set(former, (ids.get(former) ?? new Set()).add(id));
    }
  }
  return ids;
}

function withdrawalOf(catalogue: Catalogue, reportId: string): Withdrawn | null {
  const withdrawal = catalogue.describe().withdrawn?.find(({ report }) => report === reportId);
  return withdrawal ? { status: 'withdrawn', ...withdrawal } : null;
}
