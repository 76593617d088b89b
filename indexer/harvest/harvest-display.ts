// Shows how far a harvest has come: a bar a source on a terminal, plain lines elsewhere. Writes to standard error.
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Source } from '../../src/reports/archive.ts';

export interface HarvestDisplay {
  started(source: Source): void;
  progress(source: Source, done: number): void;
  ended(source: Source): void;
  line(text: string): void;
  close(): void;
}

/** Plain lines about the same source come this often at the most. */
const LINE_INTERVAL_MS = 5_000;

/** @param total of the sources. @param now milliseconds */
export function harvestDisplayOn(
  stream: NodeJS.WriteStream,
  total: number,
  now: () => number = Date.now,
): HarvestDisplay {
  return stream.isTTY ? barsOn(stream, total) : linesOn(stream, now);
}

function barsOn(stream: NodeJS.WriteStream, total: number): HarvestDisplay {
  const bars = new MultiBar(
    { stream, format: '{label} {bar} {value}/{total}', hideCursor: true, clearOnComplete: true, linewrap: false },
    Presets.shades_classic,
  );
  const sources = bars.create(total, 0, { label: 'sources' });
  const bySource = new Map<string, SingleBar>();
  return {
    started: ({ id }) => void bySource.set(id, bars.create(1, 0, { label: id })),
    progress: ({ id }, done) => {
      const bar = bySource.get(id);
      bar?.setTotal(Math.max(bar.getTotal(), done));
      bar?.update(done);
    },
    ended: ({ id }) => {
      const bar = bySource.get(id);
      if (bar) bars.remove(bar);
      sources.increment();
    },
    line: (text) => bars.log(`${text}\n`),
    close: () => bars.stop(),
  };
}

function linesOn(stream: NodeJS.WriteStream, now: () => number): HarvestDisplay {
  const last = new Map<string, number>();
  return {
    started: ({ id }) => void last.set(id, now()),
    progress: ({ id }, done) => {
      if (now() - (last.get(id) ?? 0) < LINE_INTERVAL_MS) return;
      last.set(id, now());
      stream.write(`${id}: ${done} looked at\n`);
    },
    ended: () => {},
    line: (text) => void stream.write(`${text}\n`),
    close: () => {},
  };
}
