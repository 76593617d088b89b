// Invented pages in the shape in which blogs are captured as text, and what the readers make of them.

import { type Post, textOf } from '../../indexer/readers/capture.ts';
import { readerFor } from '../../indexer/readers/readers.ts';
import type { Source } from '../../src/reports/archive.ts';

export function source(kind: string): Source {
  const nothing = { title: null, author: null, pageUrl: null, rights: null };
  return { ...nothing, id: 'orla-vane', kind, url: 'https://orchards.example/', body: 'council' };
}

/** As `import` reads it. */
export function readPage(kind: string, page: string | Uint8Array, name = 'page.txt'): readonly Post[] {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page;
  const text = textOf({ name, bytes });
  return readerFor(text, name, source(kind)).read(text, name);
}

/** A paragraph that is longer than any heading or menu. */
export function paragraph(about: string): string {
  return `${about} was before the council for most of the morning, and nobody who had come by bicycle regretted it.`;
}

/** The words as a reader of the rendered page sees them. */
export function shown(markdown: string): string {
  return markdown.replace(/\\([^\w\s])/g, '$1');
}
