// Remembers since when an address has answered as it does now: the time that a conditional request may be compared with.

/** Addresses remembered; the one asked for longest ago is forgotten first and then counts as changed now. */
const MAX_REMEMBERED = 2000;

/** Gives the time, in whole seconds as HTTP has it, since which `key` has answered with content of this ETag; `now` in milliseconds. */
export function lastModifiedTimes(now: () => number): (key: string, etag: string) => Date {
  const known = new Map<string, { readonly etag: string; readonly seconds: number }>();
  return (key, etag) => {
    const last = known.get(key);
    known.delete(key);
    const current = Math.floor(now() / 1000);
    // Two contents within one second must not share a time.
    const seconds = last?.etag === etag ? last.seconds : Math.max(current, (last?.seconds ?? 0) + 1);
    known.set(key, { etag, seconds });
    const [oldest] = known.keys();
    if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return new Date(seconds * 1000);
  };
}
