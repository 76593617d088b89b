// Reads the archive's own Markdown: a report file with front matter, so that reports move from one archive to another.
import { describeProblem } from '../archive/problem.ts';
import { parseReportFile } from '../archive/report-file.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';

export const archiveMarkdown: Reader = {
  description: 'a report file of an archive',
  sourceKinds: [],
  recognises: (text) => /^---\n[\s\S]*?^title:/m.test(text) && text.startsWith('---\n'),
  read: (text, name) => {
    const parsed = parseReportFile(name, 'imported', text);
    if (parsed.problems) throw new CaptureUnreadable(parsed.problems.map(describeProblem).join('; '));
    const { title, author, published, url, text: markdown, truncated, meeting, kind } = parsed.report;
    return [{ title, author, published, url, text: markdown, truncated, nameDate: null, meeting, kind }];
  },
};
