// Imports the files given as arguments and prints, as JSON, every module that Node loaded for them. Run as a process of its own.
import { registerHooks } from 'node:module';

const loaded = new Set<string>();
registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:')) loaded.add(url);
    return nextLoad(url, context);
  },
});
for (const entry of process.argv.slice(2)) await import(entry);
console.log(JSON.stringify([...loaded]));
