// The newest items of a speaker or a topic, as their pages list them: each with the words that lead into it.
import type { ItemDocument, Statement } from '../../reports/item.ts';
import { isDoubtful } from '../records/statements.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { excerptOf } from '../text/excerpt.ts';
import { itemUrl, reportUrl } from '../urls.ts';

export interface LatestItem {
  readonly title: string;
  readonly url: string;
  readonly date: DateView | null;
  readonly report: { readonly title: string; readonly url: string; readonly author: string | null };
  readonly isOtherPost: boolean;
  /** `null` where the item has no words. */
  readonly opening: {
    readonly text: string;
    readonly url: string;
    /** Who says it; `null` for narration. */
    readonly speaker: string | null;
    readonly isDoubtful: boolean;
  } | null;
}

const LENGTH = 240;
/** A shorter statement ("He agreed.") says little by itself. */
const FULL_WORDS = 8;

/** With what this speaker says first of any length to speak of; with how the item begins where `speakerId` is `null`. */
export function latestItem(item: ItemDocument, speakerId: string | null): LatestItem {
  const { report } = item;
  const heard = item.statements.filter(
    ({ form, speaker, text }) =>
      form !== 'subheading' && text.trim() !== '' && (speakerId === null || speaker?.id === speakerId),
  );
  const statement = heard.find((one) => !isDoubtful(one) && isFull(one)) ?? heard.find(isFull) ?? heard[0];
  return {
    title: item.title,
    url: itemUrl(report.id, item.id),
    date: dateView(item.date),
    report: { title: report.title, url: reportUrl(report.id), author: report.author },
    isOtherPost: report.kind === 'other post',
    opening: statement
      ? {
          text: excerptOf(statement.text, LENGTH),
          url: itemUrl(report.id, item.id, { statement: statement.id }),
          speaker: statement.speaker?.name ?? null,
          isDoubtful: isDoubtful(statement),
        }
      : null,
  };
}

function isFull({ text }: Statement): boolean {
  return text.trim().split(/\s+/).length >= FULL_WORDS;
}
