// Turns cleaned HTML into Markdown as reports keep it, and mends the typographic mess of editors: hard spaces, invisible characters,
// empty emphasis, lines made of breaks.
import { decodeHTML } from 'entities';
import TurndownService from 'turndown';
import { addTableRules } from './html-tables.ts';
import { withoutInvisible } from './invisible.ts';

/** @param html without scripts, pictures and relative links */
export function bareMarkdown(html: string): string {
  return mended(turndown.turndown(visible(html)));
}

const turndown = new TurndownService({
  headingStyle: 'atx',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
  hr: '---',
  br: '',
});
addTableRules(turndown);
// A heading that somebody has made bold, too, is a heading.
turndown.addRule('strong', {
  filter: ['strong', 'b'],
  replacement: (content, node) => emphasised(content, '**', node as unknown as { readonly parentNode: Parent | null }),
});
turndown.addRule('emphasis', {
  filter: ['em', 'i'],
  replacement: (content, node) => emphasised(content, '*', node as unknown as { readonly parentNode: Parent | null }),
});

interface Parent {
  readonly nodeName: string;
}

function emphasised(content: string, mark: string, { parentNode }: { readonly parentNode: Parent | null }): string {
  if (content.trim() === '' || /^H[1-6]$/.test(parentNode?.nodeName ?? '')) return content;
  // Emphasis that runs over paragraphs or breaks is that of each line.
  return content
    .split('\n')
    .map((line) => {
      const text = line.trim();
      return text === '' ? line : line.replace(text, () => `${mark}${text}${mark}`);
    })
    .join('\n');
}

/** Hard spaces are spaces; what nobody can see is nothing; several breaks end a paragraph. */
function visible(html: string): string {
  return withoutInvisible(
    html.replace(/&(?:shy|zwnj|zwj|#\d+|#x[\da-f]+);/gi, (entity) => invisibleOf(entity) ?? entity),
  )
    .replace(/&(?:nbsp|#160|#xa0);|\u00a0|\u202f/gi, ' ')
    .replace(/(?:<br[^<>]*>\s*){2,}/gi, '<p></p>');
}

/** Entities of what nobody can see, as its character. */
function invisibleOf(entity: string): string | null {
  const character = decodeHTML(entity);
  return /^[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]$/.test(character) ? character : null;
}

function mended(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
