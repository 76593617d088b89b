import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Archive, readArchive } from '../../indexer/archive/store.ts';
import { archiveAnalyst, reportAnalyst } from '../../indexer/publish/archive-analyst.ts';
import { learnSigns } from '../../indexer/publish/learnt-signs.ts';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import { orchards, reportFile } from './orchards.ts';

const RULES = `The orchard is open from dawn to dusk, ladders are returned to the shed, and whoever finds a wasp nest tells the warden before anybody climbs.`;
const SECTIONS: readonly (readonly [heading: string, text: string])[] = [
  ['House rules', RULES],
  ['House rules', `${RULES} Dogs wait outside.`],
  ['Present', '- Ada Lane (AL)\n- Bo Rask (BR)'],
  ['Present', '- Ada Lane (AL)\n- Cy Vane (CV)'],
  ['Pears', 'AL: the national orchard trust (NOT) asks for pears. Bo said that nobody else had any this year.'],
];

describe('what is learnt of a source, report by report as they come, change and go', () => {
  it('is what all of its reports tell at once', async () => {
    const change = fc.record({
      month: fc.integer({ min: 1, max: 5 }),
      sections: fc.option(fc.subarray([...SECTIONS]), { freq: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 5 }), async (steps) => {
        using folder = orchards();
        const days = new Map<string, readonly (readonly [string, string])[]>();
        for (const step of steps) {
          for (const { month, sections } of step) {
            if (sections) days.set(`2031-0${month}-04`, sections);
            else days.delete(`2031-0${month}-04`);
          }
          const contents = [...days].map(([day, sections]) => [day, reportFile(day, sections)] as const);
          const archive = archiveOf(folder.path, contents, folder.write);
          const whole = archiveAnalyst(archive);
          const catalogue = openCatalogueWriter(join(folder.path, 'data/catalogue.db'));
          try {
            const analyst = reportAnalyst(archive.lists);
            const read: string[] = [];
            const learnt = await learnSigns(archive, catalogue, {
              context: 'as always',
              owns: new Map(archive.files.map(({ report }) => [report.id, report.text])),
              work: {
                told: (report) => {
                  read.push(report.id);
                  return { signs: analyst.signs(report), acronyms: [] };
                },
                expect: () => {},
                close: async () => {},
                draft: () => assert.fail('nothing is analysed for it'),
              },
            });
            for (const { id } of archive.lists.sources)
              assert.deepEqual(learnt.conventions(id), whole.conventions(id), id);
            for (const { report } of archive.files) assert.equal(learnt.isNew(report), read.includes(report.id));
            catalogue.commit();
          } finally {
            catalogue.close();
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

function archiveOf(
  folder: string,
  contents: readonly (readonly [day: string, content: string])[],
  write: (name: string, content: string) => string,
): Archive {
  for (const [day, content] of contents) write(`reports/orla-vane/${day}.md`, content);
  const archive = readArchive(folder);
  const days = new Set(contents.map(([day]) => day));
  return { ...archive, files: archive.files.filter(({ report }) => days.has(report.meeting?.start ?? '')) };
}
