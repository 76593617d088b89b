// What tells one archive from another on a machine: the real path of its folder, which is the same through whatever link it is reached. What is
// derived from an archive carries it, so that two folders of one name never share anything. Opens no file of the archive.
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export interface ArchiveIdentity {
  /** Absolute, without links. */
  readonly path: string;
  /** The last part of it, for people. */
  readonly name: string;
  /** Eight hexadecimal digits: different for folders of one name. */
  readonly key: string;
  /** The names under which data of this folder lay while the last part of the path alone named it: as it was given, and as it really is. */
  readonly formerNames: readonly string[];
}

/** @param folder as it was given; it need not exist */
export function archiveIdentity(folder: string): ArchiveIdentity {
  const identity = identityOfPath(realPath(resolve(folder)));
  return { ...identity, formerNames: [...new Set([basename(resolve(folder)), identity.name])] };
}

/** @param path that `ArchiveIdentity` gave before, on whatever machine */
export function identityOfPath(path: string): ArchiveIdentity {
  const name = basename(path) || 'archive';
  const key = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return { path, name, key, formerNames: [name] };
}

/** Of what does not exist, the folder that does is real. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
