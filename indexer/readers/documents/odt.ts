// Reads an OpenDocument text as Markdown, by way of HTML: headings, lists, tables, emphasis, links, notes at its end. What is hidden,
// struck out or deleted while changes are tracked is not its text; pictures, comments and tables of contents are left out.

import { DOMParser } from 'linkedom';
import { CaptureUnreadable } from '../capture.ts';
import { markdownOf } from '../html-article.ts';
import { escaped, joinedLooks, linked, looking } from './markup.ts';
import { type OdtStyles, odtStyles } from './odt-styles.ts';
import type { XmlElement } from './xml-element.ts';

/** An ODT as Markdown. Throws `CaptureUnreadable`. */
export async function odtMarkdown(bytes: Uint8Array): Promise<string> {
  const { content, styles } = await partsOf(bytes);
  const [body] = content.getElementsByTagName('office:text');
  if (!body) throw new CaptureUnreadable('the OpenDocument text is damaged and cannot be opened');
  const reading: Reading = { styles: odtStyles([styles, content]), notes: [] };
  const html = blocksOf(body, reading, 0);
  const notes = reading.notes.length > 0 ? `<ol>${reading.notes.map((note) => `<li>${note}</li>`).join('')}</ol>` : '';
  const markdown = markdownOf(joinedLooks(html + notes), 'about:blank');
  if (markdown === '') throw new CaptureUnreadable('the OpenDocument text holds no text');
  return markdown;
}

async function partsOf(bytes: Uint8Array): Promise<{ readonly content: XmlElement; readonly styles: XmlElement }> {
  try {
    const { default: JSZip } = await import('jszip');
    const zip = await JSZip.loadAsync(bytes);
    const part = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';
    if ((await part('META-INF/manifest.xml')).includes('encryption-data'))
      throw new CaptureUnreadable('the OpenDocument text is locked with a password: save it without one');
    return { content: xmlOf(await part('content.xml')), styles: xmlOf(await part('styles.xml')) };
  } catch (error) {
    if (error instanceof CaptureUnreadable) throw error;
    throw new CaptureUnreadable('the OpenDocument text is damaged and cannot be opened', { cause: error });
  }
}

function xmlOf(text: string): XmlElement {
  return new DOMParser().parseFromString(text || '<none/>', 'text/xml') as unknown as XmlElement;
}

interface Reading {
  readonly styles: OdtStyles;
  /** HTML of each, in order. */
  readonly notes: string[];
}

const ELEMENT = 1;
const TEXT = 3;
const MOST_LEVELS = 250;

/** What is no text of its author, or is made by the program. */
const LEFT_OUT =
  /^(?:text:(?:tracked-changes|table-of-content|alphabetical-index|illustration-index|sequence-decls|variable-decls|user-field-decls|soft-page-break|bookmark.*|change.*|note-citation)|office:(?:annotation.*|forms)|draw:image|svg:.*|text:hidden-(?:text|paragraph))$/;

function blocksOf(parent: XmlElement, reading: Reading, depth: number, listStyle: string | null = null): string {
  if (depth > MOST_LEVELS) throw new CaptureUnreadable('the OpenDocument text is nested too deeply to be read');
  let html = '';
  for (const node of parent.childNodes) {
    if (node.nodeType !== ELEMENT || LEFT_OUT.test(node.nodeName)) continue;
    switch (node.nodeName) {
      case 'text:h':
        html += heading(node, Number(node.getAttribute('text:outline-level') ?? 1), reading, depth);
        break;
      case 'text:p':
        html += paragraph(node, reading, depth);
        break;
      case 'text:list':
        html += list(node, reading, depth, node.getAttribute('text:style-name') ?? listStyle);
        break;
      case 'table:table':
        html += table(node, reading, depth);
        break;
      default:
        html += blocksOf(node, reading, depth + 1, listStyle);
    }
  }
  return html;
}

function heading(node: XmlElement, level: number, reading: Reading, depth: number): string {
  const tag = `h${Math.min(Math.max(level, 1), 6)}`;
  return `<${tag}>${inline(node, reading, depth + 1)}</${tag}>`;
}

function paragraph(node: XmlElement, reading: Reading, depth: number): string {
  const style = node.getAttribute('text:style-name');
  const level = reading.styles.headingOf(style);
  if (level !== null) return heading(node, level, reading, depth);
  return `<p>${looking(inline(node, reading, depth + 1), reading.styles.lookOf(style))}</p>`;
}

function list(node: XmlElement, reading: Reading, depth: number, style: string | null, level = 1): string {
  let html = '';
  let isHeading = false;
  for (const item of node.childNodes) {
    if (item.nodeType !== ELEMENT) continue;
    const parts = [...item.childNodes].filter(({ nodeType }) => nodeType === ELEMENT);
    // A numbered heading stands in a list that numbers it.
    isHeading ||= parts.some(({ nodeName }) => nodeName === 'text:h');
    const inner = parts.map((part) => {
      if (part.nodeName !== 'text:list') return blocksOf({ ...shell, childNodes: [part] }, reading, depth + 1, style);
      return list(part, reading, depth + 1, part.getAttribute('text:style-name') ?? style, level + 1);
    });
    html += isHeading ? inner.join('') : `<li>${inner.join('').replace(/^<p>(.*?)<\/p>/s, '$1')}</li>`;
  }
  if (depth > MOST_LEVELS) throw new CaptureUnreadable('the OpenDocument text is nested too deeply to be read');
  const tag = reading.styles.isNumbered(style, level) ? 'ol' : 'ul';
  return isHeading ? html : `<${tag}>${html}</${tag}>`;
}

/** An element with nothing of its own, to walk a few nodes by. */
const shell: Omit<XmlElement, 'childNodes'> = {
  nodeType: ELEMENT,
  nodeName: '',
  textContent: null,
  getAttribute: () => null,
  getElementsByTagName: () => [],
};

function table(node: XmlElement, reading: Reading, depth: number): string {
  const rows: string[] = [];
  const walk = (parent: XmlElement, tag: 'th' | 'td'): void => {
    for (const part of parent.childNodes) {
      if (part.nodeName === 'table:table-row') rows.push(row(part, tag, reading, depth));
      else if (/^table:table-(?:header-)?rows$|^table:table-row-group$/.test(part.nodeName))
        walk(part, part.nodeName === 'table:table-header-rows' ? 'th' : tag);
    }
  };
  walk(node, 'td');
  return `<table>${rows.join('')}</table>`;
}

function row(node: XmlElement, tag: 'th' | 'td', reading: Reading, depth: number): string {
  const cells = [...node.childNodes].filter(({ nodeName }) => nodeName === 'table:table-cell');
  const html = cells.map((cell) => {
    const columns = Math.min(Number(cell.getAttribute('table:number-columns-spanned') ?? 1), MOST_COLUMNS);
    return `<${tag}${columns > 1 ? ` colspan="${columns}"` : ''}>${blocksOf(cell, reading, depth + 1)}</${tag}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}

const MOST_COLUMNS = 100;

function inline(parent: XmlElement, reading: Reading, depth: number): string {
  if (depth > MOST_LEVELS) throw new CaptureUnreadable('the OpenDocument text is nested too deeply to be read');
  let html = '';
  for (const node of parent.childNodes) {
    if (node.nodeType === TEXT) html += escaped((node.textContent ?? '').replace(/\s+/g, ' '));
    if (node.nodeType !== ELEMENT || LEFT_OUT.test(node.nodeName)) continue;
    switch (node.nodeName) {
      case 'text:s':
      case 'text:tab':
        html += ' ';
        break;
      case 'text:line-break':
        html += '<br>';
        break;
      case 'text:span':
        html += looking(inline(node, reading, depth + 1), reading.styles.lookOf(node.getAttribute('text:style-name')));
        break;
      case 'text:a':
        html += linked(inline(node, reading, depth + 1), node.getAttribute('xlink:href'));
        break;
      case 'text:note':
        reading.notes.push(blocksOf(node, reading, depth + 1).replace(/^<p>(.*?)<\/p>$/s, '$1'));
        break;
      case 'text:p':
      case 'text:h':
      case 'text:list':
        // A box with text of its own within the line.
        html += ` ${inline(node, reading, depth + 1)} `;
        break;
      default:
        html += inline(node, reading, depth + 1);
    }
  }
  return html;
}
