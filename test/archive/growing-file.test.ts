import assert from 'node:assert/strict';
import { appendFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type FileLine,
  type FileStand,
  type Growth,
  growthSince,
  lineReader,
  linesSince,
  UNREAD,
} from '../../indexer/archive/growing-file.ts';
import { temporaryFolder } from '../indexer/orchards.ts';

function read(path: string, stand: FileStand): { readonly lines: readonly FileLine[]; readonly stand: FileStand } {
  const lines: FileLine[] = [];
  const reading = linesSince(path, stand);
  let next = reading.next();
  for (; !next.done; next = reading.next()) lines.push(next.value);
  return { lines, stand: next.value };
}

const LONG = `${'x'.repeat(3 << 20)}\n`;
const HAPPENINGS: readonly (readonly [what: string, before: string, happens: (path: string) => void, is: Growth])[] = [
  ['nothing', 'one\n', () => {}, 'none'],
  ['that it was touched', 'one\n', (path) => utimesSync(path, 1e9, 1e9), 'none'],
  ['that it was written again', LONG, (path) => writeFileSync(path, LONG), 'none'],
  ['a line', 'one\n', (path) => appendFileSync(path, 'two\n'), 'grown'],
  ['the end of its last line, and another', 'one', (path) => appendFileSync(path, '\ntwo\n'), 'grown'],
  ['more of its last line', 'one', (path) => appendFileSync(path, ' and a half\n'), 'other'],
  ['its first line', '', (path) => writeFileSync(path, 'one\n'), 'grown'],
  ['its loss', 'one\n', (path) => rmSync(path), 'other'],
  ['that its end was cut off', 'one\ntwo\n', (path) => truncateSync(path, 4), 'other'],
  ['a letter in its last line', 'one\ntwo\n', (path) => writeFileSync(path, 'one\ntwi\n'), 'other'],
  ['a letter far before its end', LONG, (path) => writeFileSync(path, `y${LONG.slice(1)}`), 'other'],
  ['a letter far before its end, and a line', LONG, (path) => writeFileSync(path, `y${LONG.slice(1)}two\n`), 'other'],
  ['a line after a long one', LONG, (path) => writeFileSync(path, `${LONG}two\n`), 'grown'],
];

describe('a file that was read and to which has happened', () => {
  for (const [what, before, happens, is] of HAPPENINGS)
    it(`${what}: ${is === 'none' ? 'is as it was' : is === 'grown' ? 'has grown' : 'is another'}`, () => {
      using folder = temporaryFolder();
      const path = join(folder.path, 'lines');
      if (before !== '') writeFileSync(path, before);
      const { stand } = read(path, UNREAD);
      happens(path);
      assert.equal(growthSince(path, stand), is);
    });
});

describe('the lines of a file', () => {
  it('are those that it has, in whatever steps they are read, and stand at their places', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\n', '')),
      fc.constantFrom('', 'ü'.repeat(700_000), 'x'.repeat(1 << 20)),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (steps) => {
        using folder = temporaryFolder();
        const path = join(folder.path, 'lines');
        let stand = UNREAD;
        const found: FileLine[] = [];
        for (const lines of steps) {
          appendFileSync(path, `${lines.join('\n')}\n`);
          const on = read(path, stand);
          stand = on.stand;
          found.push(...on.lines);
        }
        const all = steps.flat();
        assert.deepEqual(
          found.map(({ text, number }) => [text, number]),
          all.map((text, index) => [text, index + 1]),
        );
        const lineAt = lineReader(path);
        for (const { text, offset, length } of found.toReversed()) assert.equal(lineAt(offset, length), text);
        assert.deepEqual(read(path, UNREAD).stand, stand);
      }),
      { numRuns: 40 },
    );
  });
});
