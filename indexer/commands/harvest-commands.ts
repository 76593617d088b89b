// The commands that fetch reports and withdraw them: fetch, sources, schedule, withdraw.
import type { Define } from './program.ts';

export function harvestCommands(define: Define): void {
  const harvesting = () => import('./harvesting.ts');

  define('fetch', 'fetch new reports from the sources', async (command) => (await harvesting()).runHarvest(command))
    .alias('harvest')
    .option('--source <id>', 'only this source; may be given several times', (id, ids: string[]) => [...ids, id], [])
    .option('--dry-run', 'show what would be fetched, but write nothing')
    .option('--index', 'then update the search index');

  define(
    'sources',
    'list the sources, or add one',
    async (command, action: string | undefined, address: string | undefined) =>
      (await harvesting()).runSources(command, action, address),
  )
    .argument('[action]', '"add"')
    .argument('[address]', 'URL of a blog, feed, index page or repository; or a folder')
    .option('--id <id>', 'source id (default: derived from the title)')
    .option('--author <name>', 'who writes its reports')
    .option('--body <id>', 'id of the body in archive.yml whose meetings it reports')
    .option('--private', 'allow private network addresses');

  define('schedule', 'fetch and index on the HARVEST_CRON schedule', async (command) =>
    (await harvesting()).runSchedule(command),
  ).option('--now', 'also fetch at once');

  define('withdraw', 'withdraw a report for good, at its author’s request', async (command, report: string) =>
    (await harvesting()).runWithdraw(command, report),
  )
    .argument('<report>', 'report id: the last part of its page’s address')
    .requiredOption('--reason <sentence>', 'reason shown to readers who follow a link to it');
}
