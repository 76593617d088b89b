// Looks into a zip file before it becomes a source: refuses one of which nothing could be read, and says why. Writes nothing.
import { type CaptureFile, capturesAt, FILES_READ, passedOverText } from '../import/capture-files.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { MaterialUnusable } from './material.ts';

/** @param path of the zip file. Rejects with `MaterialUnusable`. */
export async function refuseUnreadableZip(path: string): Promise<void> {
  const { files, passedOver, unreadable } = await capturesAt([path]);
  const [closed] = unreadable;
  if (closed) throw new MaterialUnusable(`${path}: ${closed.message}. If you can unpack it yourself, give the folder.`);
  if (files.length === 0) {
    const told = passedOverText(passedOver);
    const remedy = passedOver.has('.zip')
      ? ' Zip files in it stay closed: unpack it yourself, and give the folder.'
      : '';
    throw new MaterialUnusable(
      `${path}: no file in it can be read${told === null ? '' : ` (${told})`}. Rapporteur reads ${FILES_READ}.${remedy}`,
    );
  }
  const first = await firstProblem(path, files);
  if (first !== null) throw new MaterialUnusable(`${path}: no file in it can be read: ${first}.`);
}

/** `null` as soon as one of the files can be read; the others are told of when all are read. */
async function firstProblem(zip: string, files: readonly CaptureFile[]): Promise<string | null> {
  let first: string | null = null;
  for (const file of files) {
    try {
      await file.read();
      return null;
    } catch (error) {
      if (!(error instanceof CaptureUnreadable)) throw error;
      first ??= `${file.path.slice(zip.length + 1)} ${error.message}`;
    }
  }
  return first;
}
