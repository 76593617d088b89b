import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkArchive } from '../../indexer/commands/check.ts';
import { temporaryFolder } from './orchards.ts';

const SENTENCE = 'The boats went out and came back before the tide had turned. ';

describe('checking an archive', () => {
  it('tells of what is in order and yet probably wrong, source by source', () => {
    using archive = temporaryFolder();
    archive.write('archive.yml', 'title: Harbour\nbodies:\n  - id: body\n    name: The body\n');
    archive.write(
      'sources.yml',
      '- id: long\n  kind: files\n  body: body\n- id: blog\n  kind: feed\n  body: body\n- id: fine\n  kind: files\n  body: body\n',
    );
    const report = (fields: string, text: string) => `---\ntitle: ${fields}\nbody: body\n---\n\n${text}\n`;
    archive.write('reports/long/a.md', report('A', SENTENCE.repeat(250)));
    archive.write('reports/blog/b.md', report('B\nkind: other post', SENTENCE));
    archive.write(
      'reports/fine/c.md',
      report('C\nmeeting: 2031-05-04', `## Boats\n\n${SENTENCE}\n\n## Nets\n\n${SENTENCE}`),
    );
    const lines: string[] = [];
    const out = {
      line: (text: string) => void lines.push(text),
      error: (text: string) => void lines.push(text),
      write: async () => {},
    };
    assert.equal(checkArchive(archive.path, { listsDoubtful: false }, out), 0);
    const said = lines.join('\n');
    assert.match(said, /^long: 1 of 1 reports have no day\./m);
    assert.match(
      said,
      /^long: 1 of 1 reports are one agenda item of more than 2,000 words\..*check --conventions long/m,
    );
    assert.match(said, /^blog: 1 of 1 reports are filed as other posts, which search leaves out\./m);
    assert.doesNotMatch(said, /^fine:/m);
    assert.match(said, /3 reports in order, 0 mistakes, 3 things to look at\.$/m);
  });

  it('prints the conventions of a source, and how to overrule them', () => {
    using archive = temporaryFolder();
    archive.write('archive.yml', 'title: Harbour\nbodies:\n  - id: body\n    name: The body\n');
    archive.write('sources.yml', '- id: src\n  kind: files\n  body: body\n  conventions:\n    business: [Links]\n');
    for (const day of ['04', '05'])
      archive.write(
        `reports/src/${day}.md`,
        `---\ntitle: Harbour\nbody: body\nmeeting: 2031-05-${day}\n---\n\n## Present\n\n- Petra Lindqvist (@plind)\n\n## Links\n\n- https://harbour.example/\n`,
      );
    const lines: string[] = [];
    const out = {
      line: (text: string) => void lines.push(text),
      error: (text: string) => void lines.push(text),
      write: async () => {},
    };
    assert.equal(checkArchive(archive.path, { listsDoubtful: false, conventionsOf: 'src' }, out), 0);
    const said = lines.join('\n');
    assert.match(said, /- business, as sources\.yml says: links/);
    assert.match(said, /present at one meeting or another: Petra Lindqvist \(plind\)/);
    assert.match(said, /^- Present: no business in 2$/m);
    assert.match(said, /^- Links: business in 2$/m);
    assert.equal(checkArchive(archive.path, { listsDoubtful: false, conventionsOf: 'none' }, out), 2);
  });
});
