// One result of a search as its page shows it: what was found, who says it, where it stands.

import { AND, clauseInQuotes, isolated, OR } from '../../queries/clause-text.ts';
import type { MoreItem } from '../../queries/more-items.ts';
import { hasWords, type UnderstoodSearch } from '../../queries/understanding.ts';
import { DOUBTFUL_BELOW } from '../../reports/item.ts';
import type { Hit, Passage } from '../../search/engine.ts';
import { sourceUrl } from '../sources/text-fragment.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { type InlinePart, inlineParts } from '../text/inline-text.ts';
import { itemUrl, reportUrl, searchUrl } from '../urls.ts';

interface PassageView {
  /** Of the statement that the passage is taken from. */
  readonly url: string;
  readonly parts: readonly InlinePart[];
}

/** Passages, one after another, of one speaker or of nobody. */
interface SpokenPassages {
  /** `null` for narration. */
  readonly speaker: string | null;
  /** The attribution to the speaker may well be wrong. */
  readonly isDoubtful: boolean;
  readonly passages: readonly PassageView[];
}

export interface HitView {
  readonly title: readonly InlinePart[];
  readonly url: string;
  readonly date: DateView | null;
  readonly report: {
    readonly title: string;
    readonly url: string;
    readonly author: string | null;
    readonly isOtherPost: boolean;
  };
  readonly speakers: readonly { readonly name: string; readonly url: string; readonly isSelected: boolean }[];
  /** Speakers who are not named for want of room. */
  readonly moreSpeakers: number;
  readonly spoken: readonly SpokenPassages[];
  /** Of what was searched for, in words: "without “clawback” or “levy”"; `null` where nothing is known to be lacking. */
  readonly lacking: string | null;
  readonly sourceUrl: string | null;
}

const MAX_SPEAKERS = 6;
const MAX_PASSAGES = 3;

export function hitView(
  hit: Hit,
  search: Pick<UnderstoodSearch, 'asRead' | 'request' | 'clauses' | 'selections'>,
  lacks: Omit<MoreItem, 'hit'> | null = null,
): HitView {
  const { asRead: parameters, request, clauses } = search;
  const isSelected = (id: string) => request.filters.speaker.includes(id);
  // Narrowing to somebody who does not say the words would find nothing, not even this item.
  const isHeard = (id: string) => !hasWords(clauses) || hit.passages.some(({ speaker }) => speaker?.id === id);
  const speakers = hit.speakers.toSorted((one, other) => Number(isSelected(other.id)) - Number(isSelected(one.id)));
  return {
    title: inlineParts(hit.title, [], hit.titleMarks),
    url: itemUrl(hit.report.id, hit.itemId, { q: parameters.q }),
    date: dateView(hit.date),
    report: {
      title: hit.report.title,
      url: reportUrl(hit.report.id),
      author: hit.report.author,
      isOtherPost: hit.report.kind === 'other post',
    },
    speakers: speakers.slice(0, MAX_SPEAKERS).map(({ id, name }) => ({
      name,
      url: searchUrl({ ...parameters, page: 1, speaker: [id], speakerScope: isHeard(id) ? 'said' : 'present' }),
      isSelected: isSelected(id),
    })),
    moreSpeakers: Math.max(0, speakers.length - MAX_SPEAKERS),
    spoken: spokenPassages(hit, parameters.q),
    lacking: lacks && lackingText(lacks, search),
    sourceUrl: hitSourceUrl(hit),
  };
}

function lackingText(
  { lacking, saidByOthers }: Omit<MoreItem, 'hit'>,
  { selections }: Pick<UnderstoodSearch, 'selections'>,
): string | null {
  const speakers = selections.filter(({ facet }) => facet === 'speaker').map(({ label }) => isolated(label));
  const parts = [
    ...(lacking.length > 0 ? [`without ${OR.format(lacking.map(clauseInQuotes))}`] : []),
    ...(saidByOthers.length > 0
      ? [`${AND.format(saidByOthers.map(clauseInQuotes))} not said by ${OR.format(speakers)}`]
      : []),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** The hit's report with a text fragment for its best passage. */
export function hitSourceUrl(hit: Hit): string | null {
  return sourceUrl(hit.report.url, hit.passages[0]?.text ?? null);
}

function spokenPassages({ passages, report, itemId }: Hit, q: string): readonly SpokenPassages[] {
  const spoken: { speaker: Passage['speaker']; isDoubtful: boolean; passages: PassageView[] }[] = [];
  for (const { speaker, confidence, statementId, text, marks } of passages.slice(0, MAX_PASSAGES)) {
    const last = spoken.at(-1);
    const isDoubtful = speaker !== null && confidence < DOUBTFUL_BELOW;
    const view = {
      url: itemUrl(report.id, itemId, { q, statement: statementId }),
      parts: inlineParts(text, [], marks),
    };
    if (last && last.speaker?.id === speaker?.id && last.isDoubtful === isDoubtful) last.passages.push(view);
    else spoken.push({ speaker, isDoubtful, passages: [view] });
  }
  return spoken.map(({ speaker, isDoubtful, passages }) => ({ speaker: speaker?.name ?? null, isDoubtful, passages }));
}
