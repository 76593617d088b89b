// A card above the results: the page of a topic, a speaker or a meeting that the words name.
import type { Card } from '../../queries/cards.ts';
import { dateView } from '../text/dates.ts';
import { meetingUrl, speakerUrl, topicUrl } from '../urls.ts';

export interface CardView {
  readonly kind: string;
  readonly label: string;
  readonly url: string;
  /** "8 items", "2 reports". */
  readonly count: string;
}

export function cardView(card: Card): CardView {
  if (card.kind === 'meeting') {
    const label = `${card.label}, ${dateView(card.start)?.text ?? card.start}`;
    return { kind: 'Meeting', label, url: meetingUrl(card.bodyId, card.start), count: counted(card.reports, 'report') };
  }
  const { id, label } = card;
  return card.kind === 'topic'
    ? { kind: 'Topic', label, url: topicUrl(id), count: counted(card.items, 'item') }
    : { kind: 'Speaker', label, url: speakerUrl(id), count: counted(card.items, 'item') };
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}
