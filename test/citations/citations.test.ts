import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse as parseBibtex, parseRIS } from 'biblatex-csl-converter';
import fc from 'fast-check';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { documentsOf } from '../../indexer/publish/documents.ts';
import { type Citation, citationOf } from '../../src/citations/citation.ts';
import { CITATION_FORMATS, formatCitations } from '../../src/citations/formats.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import { makeReport } from '../web/make-item.ts';
import { plainText, readBibtex, readRis } from './read-citations.ts';

const ARCHIVE = { title: 'Marl Valley Libraries', language: 'en-GB' };

describe('a citation', () => {
  const { items } = makeReport(
    {
      id: 'notes-2024-05-23',
      title: 'Board report – 23 and 24 May 2024',
      author: 'Zoë van der Nunn',
      meeting: { start: '2024-05-23', end: '2024-05-24' },
      published: '2024-05-27',
      url: 'https://notes.example/may?a=1&b={2}',
    },
    [{ title: 'Budget & heating', said: [['Bram Osei', 'The thermostat costs £40.\n', {}]] }],
  );
  const [item] = items as [ItemDocument];
  const cite = (statementId: string | null): Citation => {
    const permalink = `https://minutes.example/reports/notes-2024-05-23/budget-heating${statementId ? `#${statementId}` : ''}`;
    const citation = citationOf({ item, statementId, captured: '2024-12-01T09:00:00Z', permalink, archive: ARCHIVE });
    assert.ok(citation);
    return citation;
  };

  it('says author, title, body, days of meeting, publication and capture, permalink and source in one line', () => {
    assert.equal(
      formatCitations([cite(null)], 'text'),
      'Zoë van der Nunn, “Budget & heating”, in “Board report – 23 and 24 May 2024”. Meeting of Library Board, 23\u2009–\u200924 May 2024. ' +
        'Published 27 May 2024, captured 1 December 2024. ' +
        'Marl Valley Libraries: https://minutes.example/reports/notes-2024-05-23/budget-heating ' +
        '(source: https://notes.example/may?a=1&b={2}).\n',
    );
  });

  it('says of a statement who is reported to make it, in what words', () => {
    assert.match(
      formatCitations([cite('s1')], 'text'),
      /^Bram Osei, as reported: “The thermostat costs £40\.” Zoë van der Nunn, “Budget & heating”, in .*budget-heating#s1 /,
    );
  });

  it('says of a doubtful attribution that it is one', () => {
    const doubtful = { ...item, statements: item.statements.map((statement) => ({ ...statement, confidence: 0.4 })) };
    const citation = citationOf({
      item: doubtful,
      statementId: 's1',
      captured: null,
      permalink: 'x',
      archive: ARCHIVE,
    });
    assert.match(formatCitations([citation as Citation], 'text'), /^Probably Bram Osei, as reported: /);
  });

  it('does not exist for a statement that the item does not have', () => {
    assert.equal(citationOf({ item, statementId: 's9', captured: null, permalink: 'x', archive: ARCHIVE }), null);
  });

  it('leads from the title to the permalink in Markdown, and shows every other character as it is', () => {
    assert.match(
      formatCitations([cite(null)], 'markdown'),
      /^Zoë van der Nunn, \[“Budget \\& heating”\]\(<https:\/\/minutes\.example\/reports\/notes-2024-05-23\/budget-heating>\), in /,
    );
  });

  it('has all fields of BibTeX that a technical report needs', () => {
    const [entry] = readBibtex(formatCitations([cite(null)], 'bibtex'));
    assert.deepEqual(entry, {
      type: 'techreport',
      key: 'notes-2024-05-23_budget-heating',
      fields: {
        author: 'van der Nunn, Zoë',
        title: 'Budget & heating',
        institution: 'Library Board',
        type: 'Report of a meeting',
        year: '2024',
        month: 'may',
        note:
          'Agenda item in “Board report – 23 and 24 May 2024”. Meeting of Library Board, 23\u2009–\u200924 May 2024. ' +
          'Captured 1 December 2024. Source: https://notes.example/may?a=1&b={2}',
        url: 'https://minutes.example/reports/notes-2024-05-23/budget-heating',
      },
    });
  });

  it('has all tags of RIS, whole lines, days with two digits', () => {
    const [record] = readRis(formatCitations([cite('s1')], 'ris'));
    assert.deepEqual(
      { ...record, N1: undefined },
      {
        TY: ['RPRT'],
        AU: ['van der Nunn, Zoë'],
        TI: ['Budget & heating'],
        T2: ['Board report – 23 and 24 May 2024'],
        PB: ['Library Board'],
        DA: ['2024/05/27/'],
        PY: ['2024'],
        Y2: ['2024/12/01/'],
        AB: ['Bram Osei, as reported: “The thermostat costs £40.”'],
        LA: ['en-GB'],
        UR: ['https://minutes.example/reports/notes-2024-05-23/budget-heating#s1'],
        ID: ['notes-2024-05-23_budget-heating.s1'],
        ER: [''],
        N1: undefined,
      },
    );
  });

  const AUTHORS = [
    { author: 'Ann Lee', inBibtex: 'Lee, Ann', inRis: 'Lee, Ann' },
    { author: 'Jean-Anicet d’Arc', inBibtex: 'd’Arc, Jean-Anicet', inRis: 'd’Arc, Jean-Anicet' },
    { author: 'Standards Committee', inBibtex: 'Standards Committee', inRis: 'Standards Committee' },
    { author: 'ulla', inBibtex: 'ulla', inRis: 'ulla' },
    { author: '山田 太郎', inBibtex: '山田 太郎', inRis: '山田 太郎' },
    { author: 'Ann and Ben', inBibtex: 'Ann and Ben', inRis: 'Ann and Ben' },
    { author: null, inBibtex: 'Library Board', inRis: 'Library Board' },
  ];
  for (const { author, inBibtex, inRis } of AUTHORS) {
    it(`files ${author ?? 'minutes that nobody signs'} under “${inBibtex}”`, () => {
      const citation = { ...cite(null), author };
      assert.equal(readBibtex(formatCitations([citation], 'bibtex'))[0]?.fields.author, inBibtex);
      assert.deepEqual(readRis(formatCitations([citation], 'ris'))[0]?.AU, [inRis]);
    });
  }

  it('comes through every format with every character of title, author and words that somebody can write', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'{}\\%&$#_^~<>"“’\n\r\t -:;,@[]()'),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, text, (title, author, words) => {
        const [statement] = item.statements;
        assert.ok(statement);
        const hostile = {
          ...item,
          title,
          report: { ...item.report, author },
          statements: [{ ...statement, text: words }],
        };
        const citation = citationOf({
          item: hostile,
          statementId: 's1',
          captured: null,
          permalink: 'https://x.example/',
          archive: ARCHIVE,
        });
        assert.ok(citation?.statement);
        const file = [citation, citation];
        const bibtex = readBibtex(formatCitations(file, 'bibtex'));
        const ris = readRis(formatCitations(file, 'ris'));
        const csl = JSON.parse(formatCitations(file, 'csl'));
        assert.deepEqual([bibtex.length, ris.length, csl.length], [2, 2, 2]);
        if (citation.title) {
          assert.equal(bibtex[0]?.fields.title, citation.title);
          assert.deepEqual(ris[0]?.TI, [citation.title]);
          assert.equal(csl[0].title, citation.title);
        }
        const abstract = `Bram Osei, as reported: “${citation.statement.text}”`;
        assert.deepEqual(
          [bibtex[0]?.fields.abstract, ris[0]?.AB?.[0], csl[0].abstract],
          [abstract, abstract, abstract],
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('citations of the sample archive', () => {
  const archive = readArchive(join(import.meta.dirname, '../../archive/sample'));
  const analyst = analystFor(archive.lists);
  const citations = archive.files.flatMap(({ report }) =>
    documentsOf(report, analyst.analyse(report), archive.lists.description.bodies).flatMap((item) =>
      [null, ...item.statements.map(({ id }) => id)].map((statementId) => {
        const permalink = `https://minutes.example/reports/${report.id}/${item.id}${statementId ? `#${statementId}` : ''}`;
        const { title, language } = archive.lists.description;
        return citationOf({
          item,
          statementId,
          captured: report.captured,
          permalink,
          archive: { title, language },
        }) as Citation;
      }),
    ),
  );
  const days = (iso: string) => iso.split('-').map(Number);

  it('are many', () => assert.ok(citations.length > 1000, `${citations.length}`));

  it('come back whole from BibTeX, each under a key of its own', () => {
    const entries = readBibtex(formatCitations(citations, 'bibtex'));
    assert.equal(new Set(entries.map(({ key }) => key)).size, citations.length);
    entries.forEach(({ key, fields }, index) => {
      const citation = citations[index] as Citation;
      assert.deepEqual(
        [key, fields.title, fields.institution, fields.url],
        [citation.id, citation.title, citation.body, citation.permalink],
      );
      assert.equal(reversed(fields.author ?? ''), citation.author ?? citation.body);
      assert.equal(fields.year, (citation.published ?? citation.meeting?.start)?.slice(0, 4));
      assert.ok(fields.note?.includes(citation.report) && fields.note.endsWith(citation.source ?? ''), fields.note);
    });
  });

  it('come back whole from RIS', () => {
    readRis(formatCitations(citations, 'ris')).forEach((record, index) => {
      const citation = citations[index] as Citation;
      assert.deepEqual(
        [record.ID, record.TI, record.T2, record.PB, record.UR],
        [citation.id, citation.title, citation.report, citation.body, citation.permalink].map((value) => [value]),
      );
      assert.equal(reversed(record.AU?.[0] ?? ''), citation.author ?? citation.body);
      const issued = citation.published ?? citation.meeting?.start;
      assert.equal(record.DA?.[0], issued && `${issued.replaceAll('-', '/')}/`);
      assert.equal(record.Y2?.[0], citation.captured ? `${citation.captured.replaceAll('-', '/')}/` : undefined);
    });
  });

  it('are read without an error or a warning by another reference manager’s parser of BibTeX', () => {
    const { entries, errors, warnings } = parseBibtex(formatCitations(citations, 'bibtex'), {
      processUnexpected: true,
    });
    assert.deepEqual([errors, warnings], [[], []]);
    const read = Object.values(entries);
    assert.equal(read.length, citations.length);
    read.forEach(({ bib_type, entry_key, fields }, index) => {
      const citation = citations[index] as Citation;
      assert.deepEqual([bib_type, entry_key, fields.url], ['report', citation.id, citation.permalink]);
      assert.equal(plainText(fields.title), citation.title);
      assert.equal(plainText(fields.institution), citation.body);
      assert.equal(fields.date, (citation.published ?? citation.meeting?.start)?.slice(0, 7));
      const note = plainText(fields.note);
      assert.ok(note.includes(citation.report) && note.endsWith(citation.source ?? ''), note);
      const [author] = fields.author as { family: unknown; given: unknown; prefix: unknown; literal: unknown }[];
      const name = [author?.given, author?.prefix, author?.family, author?.literal].map(plainText).filter(Boolean);
      assert.equal(name.join(' '), citation.author ?? citation.body);
      if (citation.statement) assert.ok(plainText(fields.abstract).includes(citation.statement.text));
    });
  });

  it('are read by another reference manager’s parser of RIS, which knows every tag but the id', () => {
    const { entries, errors, warnings } = parseRIS(formatCitations(citations, 'ris'));
    assert.deepEqual(errors, []);
    assert.deepEqual([...new Set(warnings.map(({ tag }) => tag))], ['ID']);
    const read = Object.values(entries);
    assert.equal(read.length, citations.length);
    read.forEach(({ bib_type, fields }, index) => {
      const citation = citations[index] as Citation;
      assert.deepEqual([bib_type, fields.url, plainText(fields.title)], ['report', citation.permalink, citation.title]);
      assert.deepEqual([plainText(fields.publisher), plainText(fields.journaltitle)], [citation.body, citation.report]);
      assert.equal(fields.date, (citation.published ?? citation.meeting?.start)?.slice(0, 4));
      const [author] = fields.author as { family: unknown; given: unknown; literal: unknown }[];
      const name = [author?.given, author?.family, author?.literal].map(plainText).filter(Boolean);
      assert.equal(name.join(' '), citation.author ?? citation.body);
      if (citation.statement) assert.ok(plainText(fields.abstract).includes(citation.statement.text));
    });
  });

  it('come back whole from CSL-JSON', () => {
    const items = JSON.parse(formatCitations(citations, 'csl'));
    citations.forEach((citation, index) => {
      const item = items[index];
      assert.deepEqual(
        [item.id, item.title, item['container-title'], item.publisher, item.URL, item.archive],
        [citation.id, citation.title, citation.report, citation.body, citation.permalink, citation.archive],
      );
      assert.deepEqual(
        item['event-date']?.['date-parts'][0],
        citation.meeting ? days(citation.meeting.start) : undefined,
      );
      assert.deepEqual(item.accessed?.['date-parts'], citation.captured ? [days(citation.captured)] : undefined);
    });
  });

  it('are one line each in plain text and in Markdown', () => {
    for (const format of ['text', 'markdown'] as const) {
      const lines = formatCitations(citations, format).split('\n').filter(Boolean);
      assert.equal(lines.length, citations.length);
      lines.forEach((line, index) => {
        assert.ok(line.includes((citations[index] as Citation).permalink), line);
      });
    }
  });

  it('are written without asking the network anything', () => {
    let connections = 0;
    subscribe('net.client.socket', () => connections++);
    subscribe('undici:request:create', () => connections++);
    for (const format of CITATION_FORMATS) formatCitations(citations.slice(0, 20), format);
    assert.equal(connections, 0);
  });
});

/** "Lee, Ann" → "Ann Lee" */
function reversed(name: string): string {
  return name.split(', ').reverse().join(' ');
}
