// Reads a vote between several proposals or candidates: a list whose every point ends with how many were for it ("Wait a year – 12
// votes"). The one with most of them is what was decided; of two with as many, none is.
import type { Decision } from '../../../src/reports/item.ts';
import type { HeardBlock } from '../speech/heard-block.ts';

/** The choice whose first point stands at `at`, and how many blocks after that one belong to it; `null` where none does. */
export function choiceAt(
  blocks: readonly HeardBlock[],
  at: number,
): { readonly decision: Decision | null; readonly taken: number } | null {
  const first = blocks[at];
  if (first?.form !== 'list' || !COUNTED.test(first.text)) return null;
  const points: { readonly text: string; readonly count: number }[] = [];
  for (const { form, level, text } of blocks.slice(at, at + MOST_POINTS)) {
    const count = form === 'list' && level === first.level ? COUNTED.exec(text.trim())?.[1] : undefined;
    if (count === undefined) break;
    points.push({ text: text.trim(), count: Number(count) });
  }
  if (points.length < FEWEST_POINTS) return null;
  const most = Math.max(...points.map(({ count }) => count));
  const winners = points.filter(({ count }) => count === most);
  const [winner] = winners;
  const decision: Decision | null =
    winner === undefined || winners.length > 1 || most === 0
      ? null
      : {
          text: winner.text,
          outcome: 'carried',
          votes: { for: most, against: null, abstained: null },
          mover: null,
          seconder: null,
        };
  return { decision, taken: points.length - 1 };
}

const FEWEST_POINTS = 2;
const MOST_POINTS = 12;
const COUNTED = /\p{L}[\s\S]*(?:[–—:,-]|\s)\s*\(?(?<![\d.,])(\d{1,4})\s+votes?\s*\)?[.;,]?$/iu;
