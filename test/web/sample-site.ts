// Indexes the sample archive, or another, as a newcomer does and serves it, both by the programs themselves. Everything derived lies in a folder of its own and goes with `close`.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { ENVIRONMENT } from '../environment.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export interface SampleSite {
  /** Origin, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startSampleSite(archive = 'archive/sample'): Promise<SampleSite> {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-sample-'));
  const env = { ...ENVIRONMENT, ARCHIVE: archive, DATA: data, PORT: '0' };
  await promisify(execFile)(process.execPath, ['indexer/cli.ts', 'index'], { cwd: ROOT, env });
  const server = spawn(process.execPath, ['src/server.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  return {
    url: line.split(' at ').at(-1) ?? '',
    close: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true });
    },
  };
}
