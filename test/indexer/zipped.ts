// Makes zip files, whole ones and such as nobody should trust.
import JSZip from 'jszip';

/** Names are kept as they are, whatever they lead to. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files))
    zip.file(name, content, { createFolders: false, date: new Date('2031-07-14T09:30:00Z') });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Says of its first file that it needs a password. */
export function locked(bytes: Uint8Array): Uint8Array {
  const zip = Buffer.from(bytes);
  zip[zip.indexOf(FILE, 0, 'latin1') + 6] = 1;
  zip[zip.indexOf(LISTED, 0, 'latin1') + 8] = 1;
  return zip;
}

/** States of each of its files that it unpacks to so many bytes. */
export function stating(size: number, bytes: Uint8Array): Uint8Array {
  const zip = Buffer.from(bytes);
  for (let at = zip.indexOf(LISTED, 0, 'latin1'); at !== -1; at = zip.indexOf(LISTED, at + 1, 'latin1'))
    zip.writeUInt32LE(size, at + 24);
  return zip;
}

const FILE = 'PK\u0003\u0004';
const LISTED = 'PK\u0001\u0002';
