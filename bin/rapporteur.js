#!/usr/bin/env node
// The program `rapporteur`, for any Node from 20 on: sets up what package-lock.json names where it is missing, and goes on with the pinned
// Node 24. Paths mean the folder where the command was typed. Plain JavaScript, since older versions of Node refuse anything else.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_THAT_RUNS_TYPESCRIPT = 24;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await import(pathToFileURL(join(root, 'setup.js')).href);

// npm runs its scripts in the checkout, wherever they were called.
const { npm_package_json: script, INIT_CWD: typedIn } = process.env;
if (script && typedIn && process.cwd() === root && isOwn(script) && existsSync(typedIn)) process.chdir(typedIn);
if (process.cwd() !== root) process.env.RAPPORTEUR_HOME = root;

const args = process.argv.slice(2);
const program = join(root, 'indexer', 'cli.ts');
const cache = pathToFileURL(join(root, 'compile-cache.js')).href;
if (Number(process.versions.node.split('.')[0]) >= OLDEST_THAT_RUNS_TYPESCRIPT) {
  await import(cache);
  process.argv.splice(1, 1, program);
  await import(pathToFileURL(program).href);
} else {
  runWith(join(root, 'node_modules', '.bin', 'node'));
}

/** @param {string} path of the package.json whose script npm runs */
function isOwn(path) {
  return existsSync(path) && realpathSync(path) === join(root, 'package.json');
}

/** @param {string} node of the version that is needed */
function runWith(node) {
  if (!existsSync(node)) {
    console.error(
      `Rapporteur needs Node ${OLDEST_THAT_RUNS_TYPESCRIPT}, and none is installed for this system (this is ${process.version}). Install it from https://nodejs.org, then run the command again.`,
    );
    process.exit(1);
  }
  const child = spawn(node, ['--import', cache, program, ...args], { stdio: 'inherit' });
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  // A terminal tells both; whoever stops this process alone means the other.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  child.on('exit', (status, signal) => process.exit(status ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)));
}
