// A report for tests of the analysis, with nothing in it but what a test gives.
import type { Report } from '../../src/reports/report.ts';

export function reportWith(given: Partial<Report> & Pick<Report, 'text'>): Report {
  return {
    id: 'x',
    sourceId: 'x',
    title: 'Any title',
    author: null,
    body: 'body',
    kind: 'meeting report',
    meeting: null,
    meetingNote: null,
    published: null,
    url: null,
    captured: null,
    sha256: null,
    truncated: false,
    corrections: [],
    ...given,
  };
}
