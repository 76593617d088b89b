import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ArchiveUnreadable } from '../../indexer/archive/problem.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { checkArchive } from '../../indexer/commands/check.ts';
import { archiveAnalyst } from '../../indexer/publish/archive-analyst.ts';
import { importInto } from './importing.ts';
import { orchards, type TemporaryFolder } from './orchards.ts';

function tell(archive: TemporaryFolder, ...conventions: readonly string[]): void {
  const sources = archive.read('sources.yml').replace(/\n {2}conventions:[\s\S]*$/, '\n');
  archive.write(
    'sources.yml',
    `${sources.trimEnd()}\n  conventions:\n${conventions.map((one) => `    ${one}\n`).join('')}`,
  );
}

/** What is read of the only report: who was there, the items by kind, who speaks. */
function read(archive: TemporaryFolder) {
  const found = readArchive(archive.path);
  const analyst = archiveAnalyst(found);
  const analyses = found.files.map(({ report }) => analyst.analyse(report));
  const items = analyses.flatMap((one) => one.items);
  return {
    attendees: analyses.flatMap((one) => one.attendees.map(({ name }) => name)),
    items: items.map(({ kind, title }) => `${kind}: ${title}`),
    said: items.flatMap(({ statements }) =>
      statements.flatMap(({ speaker, text }) => (speaker ? [`${speaker.name}: ${text.trim()}`] : [])),
    ),
    text: items.flatMap(({ statements }) => statements.map(({ text }) => text)).join('\n'),
  };
}

async function archiveWith(text: string): Promise<TemporaryFolder> {
  const archive = orchards();
  await importInto(archive, 'press-minutes', { '2031-03-04-presses.md': text });
  return archive;
}

const CREW = `# Presses

## Crew on deck

- Hester Quill
- Tam Birch

## Oil

Hester: the oil is old, and I will not use it again.

Tam: then we buy more of it.
`;

describe('where those present are listed, as sources.yml says it', () => {
  it('reads them below the heading, which is no business then', async () => {
    using archive = await archiveWith(CREW);
    assert.deepEqual(read(archive).attendees, []);
    tell(archive, 'attendance: [Crew on deck]');
    const { attendees, items, said, text } = read(archive);
    assert.deepEqual(attendees, ['Hester Quill', 'Tam Birch']);
    assert.deepEqual(items, ['furniture: Crew on deck', 'business: Oil']);
    assert.deepEqual(said, [
      'Hester Quill: the oil is old, and I will not use it again.',
      'Tam Birch: then we buy more of it.',
    ]);
    assert.match(text, /Hester Quill/);
  });

  it('reads them behind the label, on its line and in the list below it', async () => {
    for (const list of ['Aboard: Hester Quill, Tam Birch', 'Aboard:\n\n- Hester Quill\n- Tam Birch']) {
      using archive = await archiveWith(CREW.replace(/## Crew[\s\S]*?(?=## Oil)/, `${list}\n\n`));
      tell(archive, 'attendance: [Aboard]');
      assert.deepEqual(read(archive).attendees, ['Hester Quill', 'Tam Birch'], list);
    }
  });

  it('takes nobody from any other list, and loses none of it', async () => {
    using archive = await archiveWith(CREW.replace('# Presses\n', '# Presses\n\nPresent: Ivo Marl, Senna Holt\n'));
    assert.deepEqual(read(archive).attendees, ['Ivo Marl', 'Senna Holt']);
    tell(archive, 'attendance: [Crew on deck]');
    const { attendees, text } = read(archive);
    assert.deepEqual(attendees, ['Hester Quill', 'Tam Birch']);
    assert.match(text, /Ivo Marl/);
  });

  it('makes furniture of a heading with few words below it, as of any that sources.yml names', async () => {
    using archive = await archiveWith(CREW);
    tell(archive, 'furniture: [Crew on deck]');
    assert.deepEqual(read(archive).items, ['furniture: Crew on deck', 'business: Oil']);
  });
});

describe('how speakers are marked, as sources.yml says it', () => {
  const DASHED =
    '# Presses\n\n## Oil\n\nHester Quill – the oil is old.\n\nThe cans stand by the door.\n\n## Belts\n\nThe belts are new.\n';
  const LABELLED =
    '# Presses\n\nPresent: Hester Quill, Tam Birch\n\n## Oil\n\nHester: the oil is old, I think.\n\nTam: I think we buy more.\n\nHester: then I will ask.\n';

  it('takes a form for a mark that the report alone does not show to be one', async () => {
    using archive = await archiveWith(DASHED);
    assert.deepEqual(read(archive).said, []);
    tell(archive, 'marks: [dash]');
    assert.ok(read(archive).said.includes('Hester Quill: the oil is old.'));
  });

  it('takes no other form for one', async () => {
    using archive = await archiveWith(LABELLED);
    assert.equal(read(archive).said.length, 3);
    tell(archive, 'marks: [dash, brackets]');
    assert.deepEqual(read(archive).said, []);
  });

  it('takes no label for a speaker where nothing marks them', async () => {
    using archive = await archiveWith(LABELLED);
    tell(archive, 'marks: none');
    const { said, text } = read(archive);
    assert.deepEqual(said, []);
    assert.match(text, /Hester: the oil is old/);
  });

  it('leaves labels that name no person what they are', async () => {
    using archive = await archiveWith(LABELLED.replace('Tam: I think', 'Next steps: we'));
    tell(archive, 'marks: [colon]');
    assert.deepEqual(
      read(archive).said.map((one) => one.slice(0, 6)),
      ['Hester', 'Hester'],
    );
  });
});

describe('mistakes in them', () => {
  const wrong: readonly (readonly [conventions: string, says: RegExp])[] = [
    [
      'marks: [colons]',
      /conventions\.marks.* must be none, or a list of colon, dash, brackets, angle, bold, comma, table/,
    ],
    ['marks: []', /conventions\.marks" is empty/],
    ['attendance: []', /conventions\.attendance" must name a heading or a label/],
    ['attendance: Crew', /conventions\.attendance" must be a list/],
  ];
  for (const [conventions, says] of wrong)
    it(`are told on their line: “${conventions}”`, () => {
      using archive = orchards();
      tell(archive, conventions);
      assert.throws(
        () => readArchive(archive.path),
        (error) => {
          assert.ok(error instanceof ArchiveUnreadable);
          assert.match(error.problems[0]?.message ?? '', says);
          const line = archive.read('sources.yml').split('\n').indexOf(`    ${conventions}`) + 1;
          assert.equal(error.problems[0]?.line, line);
          return true;
        },
      );
    });
});

describe('check --conventions', () => {
  const told = (archive: TemporaryFolder): string => {
    const lines: string[] = [];
    const out = { line: (text: string) => void lines.push(text), error: () => {}, write: async () => {} };
    checkArchive(archive.path, { listsDoubtful: false, conventionsOf: 'press-minutes' }, out);
    return lines.join('\n');
  };

  it('says where those present are listed and how speakers are marked, and who decided it', async () => {
    using archive = await archiveWith(
      '# Presses\n\n## Attendees\n\n- Hester Quill\n- Tam Birch\n\n## Oil\n\nHester: the oil is old, I think.\n\nTam: I think we buy more.\n\nHester: then I will ask.\n',
    );
    assert.match(told(archive), /^- those present are listed under: Attendees 1 \(from the reports\)$/m);
    assert.match(told(archive), /^- speakers are marked by: colon 3 \(from the reports\)$/m);
    assert.match(told(archive), /attendance: \[Present\]/);
    tell(archive, 'attendance: [Attendees, Aboard]', 'marks: [colon, dash]');
    assert.match(told(archive), /^- those present are listed under: Attendees; Aboard \(as sources\.yml says\)$/m);
    assert.match(told(archive), /^- speakers are marked by: colon, dash \(as sources\.yml says\)$/m);
    tell(archive, 'marks: none');
    assert.match(told(archive), /^- speakers are marked by: nothing \(as sources\.yml says\)$/m);
  });
});
