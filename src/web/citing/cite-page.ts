// The view model of the page that cites an item or one of its statements, in every format there is.

import { type Citation, type Cited, citationOf } from '../../citations/citation.ts';
import {
  CITATION_FORMATS,
  type CitationFormat,
  FORMAT_DESCRIPTIONS,
  formatCitations,
} from '../../citations/formats.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { NotFound } from '../http/errors.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { openingOf } from '../records/item-view.ts';
import type { SourceText } from '../sources/source-text.ts';
import { absolute, citeUrl, itemUrl, reportUrl } from '../urls.ts';

export interface CitePage {
  readonly shell: Shell;
  readonly report: { readonly title: string; readonly url: string };
  readonly item: { readonly title: string; readonly url: string };
  /** The words of the statement that is cited; `null` for the whole item. */
  readonly statement: { readonly speaker: string | null; readonly text: string; readonly url: string } | null;
  /** Lands on the words that are cited; `null` where the report has no address. */
  readonly sourceUrl: string | null;
  readonly formats: readonly CitationView[];
  /** To choose from; the chosen one is the one that is cited. */
  readonly statements: readonly StatementChoice[];
  readonly citeUrl: string;
}

interface CitationView {
  readonly format: CitationFormat;
  readonly label: string;
  readonly text: string;
  readonly downloadUrl: string;
  /** Shown as code: its line breaks matter. */
  readonly isCode: boolean;
}

interface StatementChoice {
  readonly id: string;
  readonly label: string;
  readonly isSelected: boolean;
}

export interface CitedItem {
  readonly item: ItemDocument;
  readonly statementId: string | null;
  /** ISO 8601 instant of the report's capture. */
  readonly captured: string | null;
}

/** Throws `NotFound` where the item has no such statement. */
export function citationFor(site: Site, { item, statementId, captured }: CitedItem): Citation {
  const { title, language } = site.description.archive;
  const path = itemUrl(item.report.id, item.id, { statement: statementId });
  const permalink = absolute(site.baseUrl, path);
  const cited: Cited = { item, statementId, captured, permalink, archive: { title, language } };
  const citation = citationOf(cited);
  if (citation) return citation;
  throw new NotFound('This agenda item has no such statement; the report may have changed since.', {
    url: citeUrl(item.report.id, item.id),
    label: 'Cite the whole item',
  });
}

/** `source` is what the report was read from. Throws `NotFound` where the item has no such statement. */
export function citePage(site: Site, cited: CitedItem, source: SourceText): CitePage {
  const { item, statementId } = cited;
  const citation = citationFor(site, cited);
  const path = itemUrl(item.report.id, item.id, { statement: statementId });
  return {
    shell: shellFor(site, {
      title: `Cite: ${item.title}`,
      description: `How to cite “${item.title}” from ${item.report.title}.`,
      path: citeUrl(item.report.id, item.id),
      section: 'reports',
      isIndexed: false,
      scripts: ['cite.js'],
    }),
    report: { title: item.report.title, url: reportUrl(item.report.id) },
    item: { title: item.title, url: itemUrl(item.report.id, item.id) },
    statement: citation.statement && { ...citation.statement, url: path },
    sourceUrl: source.urlOf(item.documentId, statementId ?? openingOf(item)),
    formats: CITATION_FORMATS.map((format) => {
      const { label, extension } = FORMAT_DESCRIPTIONS[format];
      return {
        format,
        label,
        text: formatCitations([citation], format).trimEnd().replaceAll('\r\n', '\n'),
        downloadUrl: citeUrl(item.report.id, item.id, { statement: statementId, extension }),
        isCode: format !== 'text',
      };
    }),
    statements: item.statements
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, speaker, text }) => ({
        id,
        label: `${speaker ? `${speaker.name}: ` : ''}${beginning(text)}`,
        isSelected: id === statementId,
      })),
    citeUrl: citeUrl(item.report.id, item.id),
  };
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 70 ? line : `${line.slice(0, 69).toWellFormed()}…`;
}
