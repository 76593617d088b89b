// Writes docs/components.html anew; look at it in a browser before you commit it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentsPage } from './components.ts';

writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'components.html'), await componentsPage());
