// Reads the archive's own Markdown: a report file with front matter, so that reports move from one archive to another.
import { hasFrontMatter, parseReportFile } from '../archive/report-file.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';

export const archiveMarkdown: Reader = {
  description: 'a report file of an archive',
  sourceKinds: [],
  recognises: hasFrontMatter,
  read: (text, name) => {
    const parsed = parseReportFile(name, 'imported', text);
    if (parsed.problems) {
      throw new CaptureUnreadable(parsed.problems.map(({ line, message }) => `line ${line}: ${message}`).join('; '));
    }
    const { title, author, published, url, text: markdown, truncated, meeting, kind, media } = parsed.report;
    return [
      {
        ...{ title, author, published, url, text: markdown, truncated, nameDate: null, meeting, kind },
        ...(media ? { media } : {}),
        isWholeCapture: true,
      },
    ];
  },
};
