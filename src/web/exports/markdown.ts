// Items as a document in Markdown: what was searched for, then every item with its facts and who says what.
import { escapedMarkdown } from '../../citations/markdown.ts';
import { DOUBTFUL_BELOW, type ItemDocument } from '../../reports/item.ts';
import { dayInWords } from '../text/dates.ts';
import type { ItemRow } from './csv.ts';

interface MarkdownHead {
  readonly archive: string;
  /** What was searched for, in English, without a full stop. */
  readonly sentence: string;
  /** Absolute address of the same search. */
  readonly url: string;
}

export function markdownHead({ archive, sentence, url }: MarkdownHead): string {
  return `# ${line(archive)}\n\n[${line(sentence)}](<${url}>)\n`;
}

export function markdownItem({ item, url }: ItemRow): string {
  const { report } = item;
  const facts = [
    item.date && dayInWords(item.date),
    report.body.name,
    `in “${report.title}”`,
    report.author && `by ${report.author}`,
    item.topics.length > 0 && `topics: ${item.topics.map(({ label }) => label).join(', ')}`,
  ];
  const head = `\n## [${line(item.title)}](<${url}>)\n\n*${line(facts.filter(Boolean).join(' · '))}*\n`;
  return (
    head +
    blocksOf(item)
      .map((block) => `\n${block}\n`)
      .join('')
  );
}

function blocksOf({ statements }: ItemDocument): readonly string[] {
  return statements
    .filter(({ text }) => text.trim() !== '')
    .map(({ speaker, confidence, text }) => {
      const doubt = confidence < DOUBTFUL_BELOW ? 'probably ' : '';
      return speaker ? `**${doubt}${line(speaker.name)}:** ${line(text)}` : line(text);
    });
}

function line(text: string): string {
  return escapedMarkdown(
    text
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  );
}
