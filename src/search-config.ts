// The part of the environment that says which engine searches: MEILI_URL and what goes with it. Validates; opens nothing.
import { z } from 'zod';

/** Servers by their addresses, without a slash at the end. */
export interface MeilisearchConfig {
  /** Each with a complete index; at least one. */
  readonly readAddresses: readonly string[];
  /** Each is written to; at least one. */
  readonly writeAddresses: readonly string[];
  readonly searchKey: string | null;
  /** MEILI_ADMIN_KEY, else MEILI_MASTER_KEY. */
  readonly adminKey: string | null;
  readonly masterKey: string | null;
}

const addresses = z.string().transform((text, context) => {
  const list = text.split(',').flatMap((part) => part.trim() || []);
  const read = list.map((part) => ({ part, address: addressOf(part) }));
  for (const { part, address } of read) {
    if (address !== null) continue;
    context.addIssue({
      code: 'custom',
      message: `"${part}" is not the address of a Meilisearch server: give http or https, a host and a port, several separated by commas, for example MEILI_URL=http://search-1:7700,http://search-2:7700`,
    });
  }
  return read.flatMap(({ address }) => address ?? []);
});

function addressOf(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) return null;
  return url.href.replace(/\/+$/, '');
}

const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'holds white space or other characters that no key has: copy it again');

export const SEARCH_ENVIRONMENT = {
  MEILI_URL: addresses.optional(),
  MEILI_WRITE_URL: addresses.optional(),
  MEILI_SEARCH_KEY: key.optional(),
  MEILI_ADMIN_KEY: key.optional(),
  MEILI_MASTER_KEY: key.optional(),
};

type SearchEnvironment = z.infer<z.ZodObject<typeof SEARCH_ENVIRONMENT>>;

/** A key without an address would silently leave the search to the engine that needs neither. */
export function checkSearchEnvironment(given: SearchEnvironment, context: z.RefinementCtx): void {
  if (given.MEILI_URL !== undefined) return;
  const lonely = (['MEILI_WRITE_URL', 'MEILI_SEARCH_KEY', 'MEILI_ADMIN_KEY'] as const).find((name) => given[name]);
  if (!lonely) return;
  const message = `is missing, though ${lonely} is set: give the address of the Meilisearch server, for example MEILI_URL=http://127.0.0.1:7700, or remove ${lonely} to search with the embedded engine`;
  context.addIssue({ code: 'custom', path: ['MEILI_URL'], message });
}

/** `null` where the engine is the embedded one. */
export function meilisearchConfig(given: SearchEnvironment): MeilisearchConfig | null {
  const { MEILI_URL, MEILI_WRITE_URL, MEILI_SEARCH_KEY, MEILI_ADMIN_KEY, MEILI_MASTER_KEY } = given;
  if (!MEILI_URL || MEILI_URL.length === 0) return null;
  return {
    readAddresses: MEILI_URL,
    writeAddresses: MEILI_WRITE_URL?.length ? MEILI_WRITE_URL : MEILI_URL.slice(0, 1),
    searchKey: MEILI_SEARCH_KEY ?? null,
    adminKey: MEILI_ADMIN_KEY ?? MEILI_MASTER_KEY ?? null,
    masterKey: MEILI_MASTER_KEY ?? null,
  };
}
