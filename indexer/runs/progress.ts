// Shows how far a run has come: a bar on a terminal, a plain line now and then elsewhere. Writes to standard error, so that
// what a command prints for programs stays clean.
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressDisplay {
  update(label: string, done: number, total: number): void;
  end(): void;
}

/** Plain lines come this often at the most. */
const LINE_INTERVAL_MS = 5_000;

/** @param now milliseconds, for tests of plain lines */
export function progressOn(stream: NodeJS.WriteStream, now: () => number = Date.now): ProgressDisplay {
  return stream.isTTY ? barOn(stream) : linesOn(stream, now);
}

function barOn(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    { stream, format: '{label} {bar} {value}/{total}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let current: string | null = null;
  return {
    update: (label, done, total) => {
      if (label !== current) {
        if (current !== null) bar.stop();
        bar.start(total, done, { label });
        current = label;
      } else {
        bar.update(done);
      }
    },
    end: () => bar.stop(),
  };
}

function linesOn(stream: NodeJS.WriteStream, now: () => number): ProgressDisplay {
  let last = now();
  return {
    update: (label, done, total) => {
      if (now() - last < LINE_INTERVAL_MS) return;
      last = now();
      stream.write(`${label} ${done}/${total}\n`);
    },
    end: () => {},
  };
}
