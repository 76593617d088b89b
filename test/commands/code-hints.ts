// The commands that the code's own messages name. Reads text; runs nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The words after the program's name, in the literals of the code. */
export function hintsInCode(): readonly { readonly where: string; readonly words: string }[] {
  const files = ['src', 'indexer', 'views', 'bin'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|js|ejs)$/.test(name))
      .map((name) => join(folder, name)),
  );
  return files.flatMap((where) => {
    const code = readFileSync(join(ROOT, where), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    const named = code.matchAll(
      /npx rapporteur ([a-z][^"'`”\n$]*)|\b(?:hint\(|commandFor\(\w+, )[`'"]([a-z][^"'`\n$]*)/g,
    );
    return [...named].map(([, one, other]) => ({
      where,
      words: (one ?? other ?? '').replace(/[.,;:)].*$/, '').trim(),
    }));
  });
}
