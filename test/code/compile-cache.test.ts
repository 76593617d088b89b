import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../indexer/orchards.ts';

const CACHE = join(import.meta.dirname, '../../compile-cache.js');

describe('what Node has made of the code', () => {
  it('serves copies of a checkout that share their packages, and grows with none of them', () => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'packages'));
    const keptAfter = (checkout: string): readonly string[] => {
      const program = folder.write(`${checkout}/program.ts`, 'const said: string = "ready";\nconsole.log(said);\n');
      copyFileSync(CACHE, join(folder.path, checkout, 'compile-cache.js'));
      symlinkSync(join(folder.path, 'packages'), join(folder.path, checkout, 'node_modules'));
      const { stdout, stderr } = spawnSync(process.execPath, ['--import', './compile-cache.js', program], {
        ...{ encoding: 'utf8', cwd: join(folder.path, checkout), env: {} },
      });
      assert.equal(stdout, 'ready\n', stderr);
      return Object.keys(folder.files('packages/.cache'));
    };
    const first = keptAfter('one');
    assert.ok(first.length > 0);
    assert.deepEqual(keptAfter('another'), first);
  });
});
