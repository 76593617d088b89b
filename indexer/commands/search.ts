// `rapporteur search`: prints results on the terminal.
import type { Output } from './output.ts';

/** What the web's search gives as JSON, as far as a terminal shows it. */
export interface SearchAnswer {
  readonly understood: string;
  readonly notes: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly hits: readonly FoundItem[];
  /** Items with some of the words. */
  readonly more: readonly (FoundItem & {
    readonly lacking: readonly string[];
    readonly saidByOthers: readonly string[];
  })[];
}

interface FoundItem {
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  readonly report: { readonly title: string; readonly author: string | null };
  readonly passages: readonly {
    readonly speaker: { readonly name: string } | null;
    readonly text: string;
    readonly marks: readonly (readonly [number, number])[];
  }[];
}

/** @param mark how a matched word is shown: bold on a terminal, as it is elsewhere */
export function printSearch(answer: SearchAnswer, out: Output, mark: (words: string) => string): void {
  out.line(answer.understood);
  for (const note of answer.notes) out.line(note);
  for (const hit of answer.hits) printItem(hit, out, mark);
  if (answer.hits.length === 0) out.line('No results.');
  if (answer.pages > 1) out.line(`\nPage ${answer.page} of ${answer.pages}; --page shows the others.`);
  if (answer.more.length > 0) out.line('\nMore items with some of the words:');
  for (const hit of answer.more) {
    printItem(hit, out, mark);
    if (hit.lacking.length > 0) out.line(`  without ${hit.lacking.join(', ')}`);
    if (hit.saidByOthers.length > 0) out.line(`  said by others: ${hit.saidByOthers.join(', ')}`);
  }
}

function printItem(
  { title, date, report, passages, url }: FoundItem,
  out: Output,
  mark: (words: string) => string,
): void {
  out.line('');
  out.line(`${date ?? 'undated'}  ${mark(title)}`);
  out.line(`  ${[report.title, report.author].filter(Boolean).join(', ')}`);
  for (const { speaker, text, marks } of passages) {
    out.line(`  ${speaker ? `${speaker.name}: ` : ''}${marked(text, marks, mark).replace(/\s*\n\s*/g, ' ')}`);
  }
  out.line(`  ${url}`);
}

function marked(text: string, marks: readonly (readonly [number, number])[], mark: (words: string) => string): string {
  let shown = '';
  let from = 0;
  for (const [start, end] of marks) {
    shown += text.slice(from, start) + mark(text.slice(start, end));
    from = end;
  }
  return shown + text.slice(from);
}
