// The commands that bring reports in and take them out again: harvest, sources, schedule, withdraw.
import type { Define } from './program.ts';

export function harvestCommands(define: Define): void {
  const harvesting = () => import('./harvesting.ts');

  define('harvest', 'bring what the sources have published into the archive', async (command) =>
    (await harvesting()).runHarvest(command),
  )
    .option('--source <id>', 'only this source; may be given several times', (id, ids: string[]) => [...ids, id], [])
    .option('--dry-run', 'ask and read, but write nothing')
    .option('--index', 'then index what has changed');

  define(
    'sources',
    'list the sources, or add one',
    async (command, action: string | undefined, address: string | undefined) =>
      (await harvesting()).runSources(command, action, address),
  )
    .argument('[action]', '"add"')
    .argument('[address]', 'of a blog, a feed, an index page or a repository; or a folder')
    .option('--id <id>', 'what it is to be called (else made from its title)')
    .option('--author <name>', 'who writes its reports')
    .option('--body <id>', 'the body of archive.yml that it reports on')
    .option('--private', 'it is in a private network, on purpose');

  define('schedule', 'harvest and index at the times of HARVEST_CRON', async (command) =>
    (await harvesting()).runSchedule(command),
  ).option('--now', 'harvest at once, too');

  define('withdraw', 'take a report out at its author’s request, for good', async (command, report: string) =>
    (await harvesting()).runWithdraw(command, report),
  )
    .argument('<report>', 'its id: the last part of its page’s address')
    .requiredOption('--reason <sentence>', 'why, for readers who follow a link to it');
}
