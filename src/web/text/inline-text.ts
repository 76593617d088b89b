// Cuts a text at its inline Markdown, its marked words and its acronyms into runs that a template can write one after another. Makes no HTML.
import type { Span } from '../../reports/item.ts';
import type { Explanation } from './acronyms.ts';

/** `[start, end)` in UTF-16 units. */
export type Mark = readonly [number, number];

/** Characters that share one look. */
interface Run {
  readonly text: string;
  readonly isMarked: boolean;
  readonly isCode: boolean;
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
  /** What the text, an acronym, stands for; `null` for everything else. */
  readonly expansion: string | null;
}

/** Runs within one link, or outside of any (`href` null): a link whose words are marked stays one link. */
export interface InlinePart {
  readonly href: string | null;
  readonly runs: readonly Run[];
}

/** The parts of `text`, joined, are `text`; spans, marks and acronyms may overlap and may reach beyond it. An acronym that is cut stays unexplained. */
export function inlineParts(
  text: string,
  spans: readonly Span[],
  marks: readonly Mark[],
  explanations: readonly Explanation[] = [],
): readonly InlinePart[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...spans, ...explanations]) cuts.add(clamp(start, text)).add(clamp(end, text));
  for (const [start, end] of marks) cuts.add(clamp(start, text)).add(clamp(end, text));
  const positions = [...cuts].sort((one, other) => one - other);

  const parts: { href: string | null; span: Span | undefined; runs: Run[] }[] = [];
  for (let index = 0; index + 1 < positions.length; index++) {
    const start = positions[index] ?? 0;
    const end = positions[index + 1] ?? start;
    const here = spans.filter((span) => span.start <= start && span.end >= end);
    const link = here.find((span) => span.kind === 'link' && safeHref(span.url) !== null);
    const run: Run = {
      text: text.slice(start, end),
      isMarked: marks.some(([markStart, markEnd]) => markStart <= start && markEnd >= end),
      isCode: here.some((span) => span.kind === 'code'),
      isStrong: here.some((span) => span.kind === 'strong'),
      isEmphasis: here.some((span) => span.kind === 'emphasis'),
      expansion: explanations.find((acronym) => acronym.start === start && acronym.end === end)?.expansion ?? null,
    };
    const last = parts.at(-1);
    if (last && last.span === link) last.runs.push(run);
    else parts.push({ href: safeHref(link?.url), span: link, runs: [run] });
  }
  return parts.map(({ href, runs }) => ({ href, runs }));
}

/** Addresses from reports are followed only where they are http, https or mailto. */
export function safeHref(url: string | null | undefined): string | null {
  const parsed = url ? URL.parse(url) : null;
  return parsed && /^(https?|mailto):$/.test(parsed.protocol) ? parsed.href : null;
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(offset, 0), text.length);
}
