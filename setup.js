// Installs the packages of package-lock.json that are missing: `node setup.js` those that running Rapporteur needs, `node setup.js develop`
// also those that testing needs. Plain JavaScript for any Node from 20 on: npm scripts and bin/rapporteur.js run it before anything else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmArguments, whatToInstall } from './what-to-install.js';

const file = fileURLToPath(import.meta.url);
const root = dirname(file);
const modules = join(root, 'node_modules');
// npm writes it when all packages are in place.
const note = join(modules, '.package-lock.json');

const MS_BETWEEN_TRIES = 300;

const lock = read(join(root, 'package-lock.json'));
// Without one (an image that brings its packages) there is nothing to compare.
if (lock && planFor(lock).how !== 'nothing') {
  const turn = await ownTurn();
  try {
    // Whoever had the turn before may have installed it all.
    const plan = planFor(lock);
    if (plan.how !== 'nothing') install(plan);
  } finally {
    turn?.close();
  }
}

/** @param {import('./what-to-install.js').Lock} lock */
function planFor(lock) {
  return whatToInstall(lock, read(note), {
    purpose: isCalledWith('develop') ? 'develop' : 'use',
    nodeVersion: process.versions.node,
    nodePackage: `node_modules/node-${process.platform}-${process.arch}`,
    runsPinnedNode: process.execPath.startsWith(modules + sep),
  });
}

/**
 * Waits until no other process installs into this folder. The turn is a socket without a file, which the system takes back from a process
 * however it ends; null where there are no such sockets: then nothing keeps two set-ups apart.
 */
async function ownTurn() {
  const name = `\0rapporteur-setup-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 32)}`;
  for (let isFirst = true; ; isFirst = false) {
    const server = createServer();
    const problem = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(name, () => resolve(null));
    });
    if (problem === null) return server;
    if (problem.code !== 'EADDRINUSE') return null;
    if (isFirst)
      console.error('Another command is installing what Rapporteur needs into this folder. Waiting for it to finish …');
    await new Promise((resolve) => setTimeout(resolve, MS_BETWEEN_TRIES));
  }
}

/**
 * Whether this file is the program that runs, and not a part of another one, with that word.
 * @param {string} word
 */
function isCalledWith(word) {
  const [, program, first] = process.argv;
  return first === word && program !== undefined && existsSync(program) && realpathSync(program) === file;
}

/** @param {import('./what-to-install.js').Plan} plan */
function install(plan) {
  const what = plan.purpose === 'develop' ? 'what Rapporteur and its tests need' : 'what Rapporteur needs';
  console.error(`Installing ${what} into node_modules …`);
  // An installation that is interrupted leaves no note, and is done afresh.
  rmSync(note, { force: true });
  const npm = spawnSync('npm', npmArguments(plan), {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  const how = npm.error ? npm.error.message : npm.signal ? `stopped by ${npm.signal}` : `exit code ${npm.status}`;
  console.error(
    `Installing failed (npm: ${how}); the reason is above. Check your connection and the space on the disk, then run the command again: it starts over.`,
  );
  process.exit(1);
}

/**
 * @param {string} path
 * @returns {import('./what-to-install.js').Lock | null} null where it is missing or cut off
 */
function read(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
