// The commands for an archive of one's own: init makes it, start also serves it, serve serves what is there.
import type { Define } from './program.ts';

export function ownArchiveCommands(define: Define): void {
  const ownArchive = () => import('./own-archive.ts');

  define(
    'init',
    'make an archive from folders, files or web addresses, or add what is new to it',
    async (command, typed: string[]) => (await ownArchive()).runInit(command, typed),
  )
    .argument('<material...>', MATERIAL)
    .option('--author <name>', AUTHOR);

  define(
    'start',
    'init, then serve; without material, update the index and serve (this is npm start)',
    async (command, typed: string[]) => (await ownArchive()).runStart(command, typed),
  )
    .argument('[material...]', MATERIAL)
    .option('--author <name>', AUTHOR)
    .option('--open', 'open it in the browser');

  define('serve', 'serve the archive as a website', async (command) => (await ownArchive()).runServe(command)).option(
    '--open',
    'open it in the browser',
  );
}

const MATERIAL = 'a folder of minutes, a file, a zip file, or the URL of a blog, feed or page that lists reports';
const AUTHOR = 'who writes the reports that name no author';
