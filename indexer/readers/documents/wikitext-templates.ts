// Takes out of a page of a wiki what is no text of its own: templates, comments, notes. Knows the signs that open and close them only.

/** The page without them; what is never closed stays as it is. */
export function withoutTemplates(wikitext: string): string {
  const text = without(
    without(wikitext, /<!--/, /-->/).replace(/<ref\b[^<>]{0,200}\/>/gi, ''),
    /<ref\b[^<>]{0,200}>/i,
    /<\/ref\s*>/i,
  );
  const kept: string[] = [];
  /** Where each template that is open begins in `kept`. */
  const open: number[] = [];
  for (const part of text.split(/(\{\{|\}\})/)) {
    if (part === '{{') open.push(kept.length);
    const begin = part === '}}' ? open.pop() : undefined;
    if (begin === undefined) kept.push(part);
    else kept.length = begin;
  }
  return kept.join('');
}

/** The text without what stands between two signs; in one pass, however many are never closed. */
function without(text: string, opens: RegExp, closes: RegExp): string {
  const [first = '', ...parts] = text.split(new RegExp(opens, 'gi'));
  const kept = parts.map((part) => {
    const end = closes.exec(part);
    return end ? part.slice(end.index + end[0].length) : part;
  });
  return [first, ...kept].join('');
}
