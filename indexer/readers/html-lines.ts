import type { PageElement } from './page-element.ts';
// The lines that a reader of a web page sees: what stands between the edges of its blocks and its breaks, whatever inline elements it is
// written in. Takes a beginning off a line in place; knows nothing of what lines mean.

/** A piece of text, and the inline elements around it inside its block, the outermost first. */
export interface TextPiece {
  readonly node: { textContent: string | null };
  readonly holders: readonly PageElement[];
}

export interface PageLine {
  /** The innermost block that it stands in. */
  readonly block: PageElement;
  /** In order; none is empty. */
  readonly pieces: readonly TextPiece[];
}

/** In the order of the page. @param skipped elements whose lines do not count */
export function linesOf(root: PageElement, skipped: ReadonlySet<PageElement>): PageLine[] {
  const lines: PageLine[] = [];
  let open: { block: PageElement; pieces: TextPiece[] } = { block: root, pieces: [] };
  const end = (block: PageElement): void => {
    if (open.pieces.some(({ node }) => /\S/.test(node.textContent ?? ''))) lines.push(open);
    open = { block, pieces: [] };
  };
  const walk = (element: PageElement, block: PageElement, holders: readonly PageElement[]): void => {
    for (const node of element.childNodes as Iterable<PageElement>) {
      if (node.nodeType === TEXT) {
        if ((node.textContent ?? '') !== '') open.pieces.push({ node, holders });
      } else if (node.nodeType === ELEMENT) {
        if (node.localName === 'br' || skipped.has(node)) end(block);
        else if (INLINE.test(node.localName)) walk(node, block, [...holders, node]);
        else {
          end(node);
          walk(node, node, []);
          end(block);
        }
      }
    }
  };
  walk(root, root, []);
  end(root);
  return lines;
}

const ELEMENT = 1;
const TEXT = 3;
const INLINE =
  /^(?:cite|span|b|strong|em|i|code|tt|font|a|kbd|samp|u|small|big|mark|abbr|time|label|sup|sub|q|ins|dfn|var|bdi|bdo|data|s|wbr)$/;

export function textOfLine({ pieces }: PageLine): string {
  return pieces.map(({ node }) => node.textContent ?? '').join('');
}

/** The piece that holds the character at `at`. */
export function pieceAt({ pieces }: PageLine, at: number): TextPiece | undefined {
  let begin = 0;
  return pieces.find(({ node }) => {
    begin += (node.textContent ?? '').length;
    return at < begin;
  });
}

/**
 * Puts `words` in the place of the first `length` characters of a line, formatted as the character at `at` was. They stay apart from what
 * follows.
 */
export function replaceStart(line: PageLine, length: number, at: number, words: string): void {
  const bearer = pieceAt(line, at);
  const isFollowed = textOfLine(line).length > length;
  let left = length;
  let isWritten = words === '';
  for (const piece of line.pieces) {
    const text = piece.node.textContent ?? '';
    const cut = Math.min(left, text.length);
    left -= cut;
    const rest = text.slice(cut);
    const isHere = !isWritten && piece === bearer;
    if (isHere) isWritten = true;
    // The words are written; what comes first behind them must not stick to them.
    const isNext = !isHere && cut < text.length && left === 0 && words !== '' && isFollowed;
    if (isHere) piece.node.textContent = rest === '' ? words : `${words} ${rest.trimStart()}`;
    else if (cut > 0 || isNext) piece.node.textContent = isNext ? ` ${rest.trimStart()}` : rest;
    if (left === 0 && isWritten && (isNext || (isHere && rest !== ''))) return;
  }
}
