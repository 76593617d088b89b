// What corrections change: which sentences they give to whom, what else is different without them, and what a correction of an earlier
// version settled beyond the words that it quotes. Compares analyses and changes none.
import { type AgendaItem, DOUBTFUL_BELOW, type Statement } from '../../../src/reports/item.ts';
import type { Correction, Report } from '../../../src/reports/report.ts';
import { sentencesOf } from '../../../src/reports/sentences.ts';
import type { Analysis, Analyst } from '../analyse.ts';

export interface CorrectionChange {
  readonly correction: Correction;
  /** Whose sentences it gives to somebody else, `null` for nobody's, and how many; the first in the text first. */
  readonly taken: readonly { readonly from: string | null; readonly sentences: number }[];
  /** Whose they are now; `null` for nobody's, and where it says nothing of a speaker. */
  readonly to: string | null;
  /** Sentences that were thought to be that speaker's before, but doubtfully. */
  readonly confirmed: number;
  /** Without it items begin elsewhere or have another title. */
  readonly cuts: boolean;
  /** Labels of the item's topics without it and with it; `null` where they are the same. */
  readonly topics: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
}

/** One for each correction that was applied, in the order of the file. */
export function correctionChanges(report: Report, analysis: Analysis, analyst: Analyst): CorrectionChange[] {
  const failed = new Set(analysis.failedCorrections.map(({ correction }) => correction));
  return report.corrections
    .filter((correction) => !failed.has(correction))
    .map((correction) => {
      const settled = analysis.settled.filter((sentence) => sentence.correction === correction);
      const moved = settled.filter(({ found, speaker }) => found.speaker?.id !== speaker?.id);
      const byFormer = Map.groupBy(moved, ({ found }) => found.speaker?.name ?? null);
      const without = itemsWithout(correction, report, analysis, analyst);
      return {
        correction,
        taken: [...byFormer].map(([from, sentences]) => ({ from, sentences: sentences.length })),
        to: settled[0]?.speaker?.name ?? correction.speaker ?? null,
        confirmed: settled.filter(
          ({ found, speaker: now }) => found.speaker?.id === now?.id && found.confidence < DOUBTFUL_BELOW,
        ).length,
        cuts: cutOf(without) !== cutOf(analysis.items),
        topics: topicsChanged(without, analysis.items),
      };
    });
}

/** The items without what the correction says of them; of the speaker it may go on saying what it does. */
function itemsWithout(
  correction: Correction,
  report: Report,
  analysis: Analysis,
  analyst: Analyst,
): readonly AgendaItem[] {
  const { quote, speaker, through, ...ofItems } = correction;
  if (Object.keys(ofItems).length === 0) return analysis.items;
  const ofSpeaker = speaker === undefined ? [] : [{ quote, speaker, ...(through === undefined ? {} : { through }) }];
  const corrections = report.corrections.flatMap((other) => (other === correction ? ofSpeaker : [other]));
  return analyst.analyse({ ...report, corrections }).items;
}

function cutOf(items: readonly AgendaItem[]): string {
  return JSON.stringify(items.map(({ title, text }) => [title, text]));
}

function topicsChanged(before: readonly AgendaItem[], now: readonly AgendaItem[]): CorrectionChange['topics'] {
  if (before.length !== now.length) return null;
  for (const [index, item] of now.entries()) {
    const [from, to] = [before[index]?.topics ?? [], item.topics].map((topics) => topics.map(({ label }) => label));
    if (from && to && from.join('\n') !== to.join('\n')) return { from, to };
  }
  return null;
}

export interface LostReach {
  readonly correction: Correction;
  /** Sentences that it no longer settles: whose they were and whose they are, `null` for nobody's. */
  readonly sentences: readonly { readonly text: string; readonly was: string | null; readonly now: string | null }[];
}

/** What each correction settled in versions in which it gave its speaker the floor, and settles no more. */
export function lostReach(report: Report, analysis: Analysis, analyst: Analyst): LostReach[] {
  if (!report.corrections.some(({ speaker, through }) => speaker !== undefined && through === undefined)) return [];
  const lost = new Map<Correction, LostReach['sentences']>();
  let correction: Correction | undefined;
  analyst.analyseAsEarlier(report).items.forEach((before, index) => {
    const item = analysis.items[index];
    let offset = 0;
    for (const { text: words, speaker: was, evidence } of before.statements) {
      correction = report.corrections.find(({ quote }) => quote === evidence) ?? correction;
      for (const { text, start } of sentencesOf(words)) {
        const now = item && statementAt(item, offset + start + text.search(/\S/));
        if (!correction || !now || now.speaker?.id === was?.id || text.trim() === '') continue;
        const sentence = { text: text.trim(), was: was?.name ?? null, now: now.speaker?.name ?? null };
        lost.set(correction, [...(lost.get(correction) ?? []), sentence]);
      }
      offset += words.length;
    }
  });
  return [...lost].map(([one, sentences]) => ({ correction: one, sentences }));
}

function statementAt({ statements }: AgendaItem, offset: number): Statement | undefined {
  let end = 0;
  return statements.find(({ text }) => {
    end += text.length;
    return offset < end;
  });
}
