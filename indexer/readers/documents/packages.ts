// Tells what kind of document a zip is, by what is in it. Reads no text.
import { CaptureUnreadable } from '../capture.ts';

/** @param name for messages only. Throws `CaptureUnreadable` for a zip that is damaged or no document that is read. */
export async function packageKind(bytes: Uint8Array, name: string): Promise<'docx' | 'odt' | 'xlsx' | 'ods'> {
  const { files, mimetype } = await contentsOf(bytes, name);
  if (/^application\/vnd\.oasis\.opendocument\.text/.test(mimetype)) return 'odt';
  if (/^application\/vnd\.oasis\.opendocument\.spreadsheet/.test(mimetype)) return 'ods';
  if (files.some((file) => file.startsWith('word/'))) return 'docx';
  if (files.some((file) => file.startsWith('xl/'))) return 'xlsx';
  if (files.some((file) => file.startsWith('ppt/')) || /presentation/.test(mimetype))
    throw new CaptureUnreadable('is a presentation, which is not read: save it as PDF');
  if (files.includes('content.xml')) return 'odt';
  throw new CaptureUnreadable('is a zip, but no document: give it the ending .zip, and the files in it are read');
}

async function contentsOf(bytes: Uint8Array, name: string) {
  try {
    const { default: JSZip } = await import('jszip');
    const zip = await JSZip.loadAsync(bytes);
    return { files: Object.keys(zip.files), mimetype: ((await zip.file('mimetype')?.async('string')) ?? '').trim() };
  } catch (error) {
    const what = WHAT[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'Word document';
    throw new CaptureUnreadable(`the ${what} is damaged and cannot be opened`, { cause: error });
  }
}

const WHAT: Readonly<Record<string, string>> = {
  odt: 'OpenDocument text',
  ods: 'spreadsheet',
  xlsx: 'spreadsheet',
  zip: 'zip',
};
