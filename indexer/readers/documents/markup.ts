// Writes pieces of HTML for readers of documents that are no HTML: they say what a document's parts are, and one place makes Markdown of it.

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export interface TextLook {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Hidden or struck out: no text of the document. */
  readonly isGone: boolean;
}

/** @param html of what looks so */
export function looking(html: string, { isBold, isItalic, isGone }: TextLook): string {
  // Emphasis of a space alone would stand in the Markdown as stars.
  if (html.trim() === '') return isGone ? '' : html;
  const italic = isItalic ? `<em>${html}</em>` : html;
  const bold = isBold ? `<strong>${italic}</strong>` : italic;
  return isGone ? `<s>${bold}</s>` : bold;
}

/** Neighbours that look the same as one. */
export function joinedLooks(html: string): string {
  return html.replace(/<\/(strong|s)><\1>/g, '').replace(/<\/em><em>/g, '');
}

/** A link to an address of the web or of a mail; of any other, its words. */
export function linked(html: string, address: string | null): string {
  if (address === null || !/^(?:https?:|mailto:)/i.test(address)) return html;
  return `<a href="${escaped(address).replaceAll('"', '&quot;')}">${html}</a>`;
}

/** Rows of cells, each HTML, as a table whose first row heads it. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table>${rows.map((cells, index) => row(cells, index === 0 ? 'th' : 'td')).join('')}</table>`;
}

export interface ListPoint {
  readonly html: string;
  /** 0 for the outermost. */
  readonly level: number;
  /** `null` for a bullet. */
  readonly number: string | null;
}

/** Points that follow each other as lists inside lists. */
export function listOf(points: readonly ListPoint[]): string {
  const least = Math.min(...points.map(({ level }) => level));
  let html = '';
  let tag: 'ul' | 'ol' | null = null;
  for (let at = 0; at < points.length; ) {
    const { html: text, number } = points[at] as ListPoint;
    const end = points.findIndex(({ level }, index) => index > at && level <= least);
    const inner = points.slice(at + 1, end < 0 ? points.length : end);
    const wanted = number === null ? 'ul' : 'ol';
    if (tag !== wanted) html += `${tag ? `</${tag}>` : ''}<${wanted}${number === null ? '' : ` start="${number}"`}>`;
    tag = wanted;
    html += `<li>${text}${inner.length > 0 ? listOf(inner) : ''}</li>`;
    at += 1 + inner.length;
  }
  return tag ? `${html}</${tag}>` : html;
}
