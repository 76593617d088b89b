// How well the analysis carries over to manners of reporting that no rule was written for first: passages and sample reports
// with the answers of a careful reader. The thresholds are a little below what is reached, so that a step back is noticed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import type { Report } from '../../src/reports/report.ts';
import { type AnnotatedText, compare, cutsF1, readAnnotated, total } from './annotated.ts';
import { reportWith } from './report.ts';

const sample = readArchive(join(import.meta.dirname, '../../archive/sample'));

describe('the analysis of passages in thirty-five manners', () => {
  const compared = readAnnotated('manners').map((text) => {
    const { items } = analystFor({ people: [], topics: [] }).analyse(reportOf(text));
    return { text, result: compare(text, items) };
  });
  for (const { text, result } of compared) {
    it(`finds most speakers in ${text.fields.manner ?? text.name}`, () => {
      assert.ok(result.speakersRight / result.sentences >= 0.6, result.errors.join('\n'));
    });
  }
  it('finds at least 93 of 100 speakers and 95 of 100 boundaries in all of them together', () => {
    const all = total(compared.map(({ result }) => result));
    assert.ok(all.sentences > 600);
    assert.ok(all.speakersRight / all.sentences >= 0.93, all.errors.join('\n'));
    assert.ok(cutsF1(all) >= 0.95, all.errors.filter((error) => error.includes('cut')).join('\n'));
  });
});

describe('the analysis of sample reports', () => {
  const results = readAnnotated('sample-gold').map((text) => {
    const report = sample.files.find((file) => file.report.id === text.fields.report)?.report;
    assert.ok(report, `${text.name}: there is no report ${text.fields.report}`);
    return compare(text, analystFor(sample.lists).analyse(report).items);
  });
  it('finds at least 93 of 100 speakers and 95 of 100 boundaries', () => {
    const all = total(results);
    assert.ok(all.sentences > 500);
    assert.ok(all.speakersRight / all.sentences >= 0.93, all.errors.join('\n'));
    assert.ok(cutsF1(all) >= 0.95, all.errors.filter((error) => error.includes('cut')).join('\n'));
  });
});

function reportOf({ name, fields, source }: AnnotatedText): Report {
  return reportWith({ id: name, title: fields.title ?? name, author: fields.author ?? null, text: source });
}
