// The commands that read and write an archive's files: import, export, topics, check.
import { absolute, itemUrl } from '../../src/web/urls.ts';
import { describeProblem } from '../archive/problem.ts';
import { readArchive } from '../archive/store.ts';
import { checkArchive } from '../commands/check.ts';
import { listTopics, printSuggestions } from '../commands/topics.ts';
import { exportLines } from '../export.ts';
import { progressOn } from '../progress.ts';
import { config, type Define, out } from './program.ts';

export function archiveCommands(define: Define): void {
  define(
    'import',
    'write the reports of captures (files or folders) into the archive',
    async (command, paths: readonly string[]) => {
      // Reading documents takes many libraries: they are loaded only here.
      const { importFiles } = await import('../commands/import.ts');
      const { source } = command.opts<{ source: string }>();
      return importFiles({ archive: config(command).archive, source, paths }, out, progressOn(process.stderr));
    },
  )
    .argument('<path...>', 'files, folders or zips: text, Markdown, HTML, PDF, documents, mails, tables, captions')
    .requiredOption('--source <id>', 'the source in sources.yml that they come from');

  define('export', 'print the archive’s agenda items as JSON Lines', async (command) => {
    const { archive: folder, baseUrl } = config(command);
    const archive = readArchive(folder);
    for (const problem of archive.problems) out.error(describeProblem(problem));
    for (const line of exportLines(archive, (report, item) => absolute(baseUrl, itemUrl(report, item))))
      await out.write(line);
    return archive.problems.length > 0 ? 1 : 0;
  });

  define('topics', 'tell how many items each topic has', (command) => {
    const archive = readArchive(config(command).archive);
    for (const problem of archive.problems) out.error(describeProblem(problem));
    if (command.opts<{ suggest?: true }>().suggest) printSuggestions(archive, out);
    else listTopics(archive, out);
    return archive.problems.length > 0 ? 1 : 0;
  }).option('--suggest', 'list phrases that many items share and no topic covers');

  define('check', 'tell what is wrong with the archive, without writing anything', (command) =>
    checkArchive(
      config(command).archive,
      {
        listsDoubtful: command.opts<{ doubtful?: true }>().doubtful ?? false,
        conventionsOf: command.opts<{ conventions?: string }>().conventions ?? null,
      },
      out,
    ),
  )
    .option('--doubtful', 'also list the statements whose speaker is a guess')
    .option('--conventions <source>', 'print only what the reports of a source have in common');
}
