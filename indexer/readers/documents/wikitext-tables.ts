// Reads the tables of a page of a wiki: “{|”, “|-”, “|”, “!”, “|}”. What stands in their cells is read by whoever asks.

interface Cell {
  readonly tag: 'td' | 'th';
  readonly lines: string[];
}

/**
 * HTML of a table.
 * @param lines between the one that opens it and the one that closes it
 * @param blocks reads lines of a cell, `inline` what is one line
 */
export function wikiTable(
  lines: readonly string[],
  blocks: (lines: readonly string[]) => string,
  inline: (text: string) => string,
): string {
  const rows: Cell[][] = [[]];
  let caption = '';
  let depth = 0;
  for (const line of lines) {
    const text = line.trimStart();
    const row = rows.at(-1) as Cell[];
    const opens = /^:*\{\|/.test(text);
    if (opens || depth > 0) {
      row.at(-1)?.lines.push(line);
      if (opens) depth++;
      else if (text.startsWith('|}')) depth--;
    } else if (text.startsWith('|-')) rows.push([]);
    else if (text.startsWith('|+')) caption = withoutAttributes(text.slice(2));
    else if (text.startsWith('|') || text.startsWith('!')) {
      const isHead = text.startsWith('!');
      for (const cell of text.slice(1).split(isHead ? /!!|\|\|/ : /\|\|/))
        row.push({ tag: isHead ? 'th' : 'td', lines: [withoutAttributes(cell)] });
    } else row.at(-1)?.lines.push(line);
  }
  const cellOf = ({ tag, lines: held }: Cell): string => {
    const filled = held.filter((line) => line.trim() !== '');
    return `<${tag}>${filled.length === 1 && !/^[*#:;]/.test(filled[0] ?? '') ? inline((filled[0] ?? '').trim()) : blocks(held)}</${tag}>`;
  };
  const body = rows.filter((row) => row.length > 0).map((row) => `<tr>${row.map(cellOf).join('')}</tr>`);
  return `<table>${caption === '' ? '' : `<caption>${inline(caption.trim())}</caption>`}${body.join('')}</table>`;
}

/** ‘style="…" | words’. */
function withoutAttributes(cell: string): string {
  return cell.replace(ATTRIBUTES, '');
}

const ATTRIBUTE = String.raw`[\w-]+\s*=\s*(?:"[^"]*"|[^\s|"]+)`;
const ATTRIBUTES = new RegExp(String.raw`^\s*${ATTRIBUTE}(?:\s+${ATTRIBUTE})*\s*\|(?!\|)`);
