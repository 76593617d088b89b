import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CatalogueMissing, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { paragraph } from '../readers/pages.ts';
import { orchards, rapporteur, reportFile, startRapporteur } from './orchards.ts';

const REPORTS = 120;

describe('rapporteur index, killed at any moment', () => {
  const folder = orchards();
  after(() => folder[Symbol.dispose]());
  const data = join(folder.path, 'data');
  const args = ['index', '--archive', folder.path, '--data', data];
  const write = (round: number): void => {
    for (let n = 0; n < REPORTS; n++) {
      const day = new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
      const items = ['Pears', 'Ladders', 'Wasps', `Round ${round}`].map(
        (heading) =>
          [heading, [1, 2, 3].map((k) => paragraph(`${heading} ${k} of ${n} in round ${round}`)).join('\n\n')] as const,
      );
      folder.write(`reports/orla-vane/${day}.md`, reportFile(day, items));
    }
  };
  /** Everything that the catalogue answers; `null` before the first run has ended. */
  const answers = (): unknown => {
    if (!existsSync(join(data, 'catalogue.db'))) return null;
    try {
      const catalogue = openCatalogue(join(data, 'catalogue.db'));
      try {
        const reports = catalogue.reports().map((report) => [report, catalogue.itemsOf(report.id)]);
        return [catalogue.describe(), reports, catalogue.formerPermalink('orla-vane-2020-01-01', 'round-0')];
      } finally {
        catalogue.close();
      }
    } catch (error) {
      if (error instanceof CatalogueMissing) return null;
      throw error;
    }
  };
  const run = (): void => {
    const { status, stderr } = rapporteur(args);
    assert.equal(status, 0, stderr);
  };

  it('leaves a catalogue that answers as before or as after, and the next run completes', async () => {
    write(0);
    const started = process.hrtime.bigint();
    run();
    const wholeMs = Number(process.hrtime.bigint() - started) / 1e6;
    for (let round = 1; round <= 10; round++) {
      // Every third time there is nothing before: the very first run is killed.
      if (round % 3 === 0) rmSync(data, { recursive: true });
      const before = answers();
      write(round);
      const child = startRapporteur(args);
      const ended = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, wholeMs * (0.3 + 0.7 * Math.random())));
      child.kill('SIGKILL');
      await ended;
      const between = answers();
      run();
      const completed = answers();
      if (JSON.stringify(between) !== JSON.stringify(before)) assert.deepEqual(between, completed);
      const ids = folder
        .read('permalinks.jsonl')
        .split('\n')
        .flatMap((line) => /^\{.*\}$/.exec(line) ?? []);
      assert.ok(ids.some((line) => line.includes(`"item":"round-${round}"`)));
    }
  });

  it('ends where a run from scratch ends', () => {
    const found = (words: string): unknown =>
      JSON.parse(rapporteur(['search', ...args.slice(1), '--json', words]).stdout);
    const [catalogue, search] = [answers(), found('wasps 1 of 7')];
    rmSync(data, { recursive: true });
    run();
    assert.deepEqual(answers(), catalogue);
    assert.deepEqual(found('wasps 1 of 7'), search);
  });
});
