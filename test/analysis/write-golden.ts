// `npm run golden`: writes the golden files anew. Review what it changes before you commit it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN_FOLDER, goldenTexts } from './golden.ts';

mkdirSync(GOLDEN_FOLDER, { recursive: true });
for (const [id, text] of goldenTexts()) writeFileSync(join(GOLDEN_FOLDER, `${id}.txt`), text);
console.log(`Wrote ${goldenTexts().size} golden files; "git diff test/analysis/golden" shows what has changed.`);
