// What programs that a test starts find in their environment: nothing of whoever runs the tests but where programs are. What Node has made of
// the TypeScript is shared with `compile-cache.js`, as it is for people: starting a program then takes half the processor time.
import { join } from 'node:path';

export const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/compiled'),
  NODE_COMPILE_CACHE_PORTABLE: '1',
} as const;
