// The commands that read and write an archive's files: import, export, topics, check.
import { dataPaths } from '../../src/config.ts';
import { absolute, itemUrl } from '../../src/web/urls.ts';
import { describeProblem } from '../archive/problem.ts';
import { readArchive } from '../archive/store.ts';
import { FILES_READ } from '../import/capture-files.ts';
import { exportLines } from '../publish/export.ts';
import { progressOn } from '../runs/progress.ts';
import { checkArchive } from './check.ts';
import { config, type Define, hintOf, now, out, refuseSample } from './program.ts';
import { listTopics, printSuggestions } from './topics.ts';

export function archiveCommands(define: Define): void {
  define('import', 'read files or folders into the archive', async (command, paths: readonly string[]) => {
    // Reading documents takes many libraries: they are loaded only here.
    const { importFiles } = await import('./import.ts');
    const { source } = command.opts<{ source: string }>();
    const settings = config(command);
    refuseSample(settings);
    const options = { archive: settings.archive, source, paths, now, hint: hintOf(command) };
    return importFiles(options, out, progressOn(process.stderr));
  })
    .argument('<path...>', `files, or folders of ${FILES_READ}`)
    .requiredOption('--source <id>', 'source in sources.yml that they come from');

  define('export', 'print the archive’s agenda items as JSON Lines', async (command) => {
    const { archive: folder, baseUrl } = config(command);
    const archive = readArchive(folder);
    for (const problem of archive.problems) out.error(describeProblem(problem));
    for (const line of exportLines(archive, (report, item) => absolute(baseUrl, itemUrl(report, item))))
      await out.write(line);
    return archive.problems.length > 0 ? 1 : 0;
  });

  define('topics', 'list the topics and how many items each has', (command) => {
    const archive = readArchive(config(command).archive);
    for (const problem of archive.problems) out.error(describeProblem(problem));
    if (command.opts<{ suggest?: true }>().suggest) printSuggestions(archive, out);
    else listTopics(archive, out);
    return archive.problems.length > 0 ? 1 : 0;
  }).option('--suggest', 'list phrases that many items share and no topic covers');

  define('check', 'check the archive for mistakes, and the search index for damage', (command) => {
    const { archive, data } = config(command);
    const { catalogue, engine } = dataPaths(data);
    return checkArchive(
      archive,
      {
        derived: [catalogue, engine],
        listsDoubtful: command.opts<{ doubtful?: true }>().doubtful ?? false,
        conventionsOf: command.opts<{ conventions?: string }>().conventions ?? null,
        hint: hintOf(command),
      },
      out,
    );
  })
    .option('--doubtful', 'also list statements whose speaker is a guess')
    .option('--conventions <source>', 'show how the reports of a source are read, and nothing else');
}
