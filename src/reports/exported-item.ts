// One agenda item as other programs read it, one a line of JSON: the command line and the web site write the same.
import type { ItemDocument } from './item.ts';

/** `url` is the permalink. A statement's speaker is a plain name, as the scorer of exports reads it; the id stands beside it. */
export function exportedItem(item: ItemDocument, url: string): object {
  const { id, title, author, body, sourceId, url: sourceUrl, kind, meeting, published, truncated, media } = item.report;
  return {
    id: item.documentId,
    url,
    report: {
      id,
      title,
      author,
      body: body.name,
      source: sourceId,
      url: sourceUrl,
      kind,
      meeting,
      published,
      truncated,
      ...(media === undefined ? {} : { media }),
    },
    kind: item.kind,
    position: item.position,
    heading: item.heading,
    title: item.title,
    text: item.text,
    statements: item.statements.map(({ speaker, text, start, end }) => ({
      speaker: speaker?.name ?? null,
      speakerId: speaker?.id ?? null,
      text,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    })),
    speakers: item.speakers,
    topics: item.topics,
    decisions: item.decisions,
    actions: item.actions,
  };
}
