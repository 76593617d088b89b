// Installs what package-lock.json says when that is missing or has changed. Plain JavaScript for any Node from 20 on:
// npm scripts run it before the pinned Node 24 of the optional dependencies is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const stamp = join(root, 'node_modules', '.installed-lock');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== wanted) {
  console.error('Setting up: installing the packages that package-lock.json names …');
  const npm = spawnSync('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error(
      `Set-up failed: npm ci ended with ${npm.status ?? npm.error?.message}. Its own message stands above.`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
