// `rapporteur topics`: what the topics of topics.yml hold, or phrases that could become new ones.
import { isBusiness } from '../../src/reports/item.ts';
import { suggestTopics } from '../analysis/subjects/topic-suggestions.ts';
import type { Archive } from '../archive/store.ts';
import { archiveAnalyst } from '../publish/archive-analyst.ts';
import type { Output } from './output.ts';

const MOST_SUGGESTIONS = 40;

/** Prints every topic with the number of its items. */
export function listTopics(archive: Archive, out: Output): void {
  const items = analysed(archive).flat();
  for (const { id, label } of archive.lists.topics) {
    const count = items.filter((item) => item.topics.some((topic) => topic.id === id)).length;
    out.line(`${String(count).padStart(6)}  ${label} (${id})`);
  }
  const untagged = items.filter((item) => item.topics.length === 0).length;
  out.line(`${String(untagged).padStart(6)}  of ${items.length} items have no topic`);
}

/** Prints phrases that many items share and no topic covers. */
export function printSuggestions(archive: Archive, out: Output): void {
  out.line(' items reports  phrase');
  for (const { phrase, items, reports } of suggestTopics(analysed(archive), archive.lists.topics, MOST_SUGGESTIONS)) {
    out.line(`${String(items).padStart(6)} ${String(reports).padStart(7)}  ${phrase}`);
  }
}

function analysed(archive: Archive) {
  const analyst = archiveAnalyst(archive);
  return archive.files.map(({ report }) => analyst.analyse(report).items.filter(isBusiness));
}
