// Tells web pages that are minutes or logs, whose lines begin with who speaks, and writes each mark as minutes in text do: “Name: words”.
// Whatever generator made the page, a mark is cited, in angle brackets, the term of a list, or in an element that says it is a person.
// Changes the document in place.

import { linesOf, type PageLine, replaceStart, textOfLine } from './html-lines.ts';
import { tablesAsLines } from './html-log-tables.ts';
import { type FoundMark, markAt } from './html-marks.ts';
import { listAsLines } from './html-term-lists.ts';
import type { PageElement } from './page-element.ts';
import { type Message, scribed } from './scribed.ts';

/** With fewer marks a page may be an article that quotes somebody. */
const FEWEST_MARKS = 3;
/** Of the page’s words: pages of other kinds name people, too. */
const SMALLEST_SHARE = 0.2;

/**
 * Whether the page is minutes: then all of it is, and nothing in it may be guessed away. Marks are written in any case.
 * @param aside selectors of what is no text of the page
 */
export function markSpeakers(body: PageElement, aside: string): boolean {
  // The parser begins a new text at every entity.
  body.normalize();
  let marks = 0;
  for (const list of [...body.querySelectorAll('dl')].reverse()) marks += listAsLines(list);
  const skipped = new Set(body.querySelectorAll(aside));
  for (const verbatim of [...body.querySelectorAll('pre')]) linesApart(verbatim);
  tablesAsLines(body);
  const lines = linesOf(body, skipped);
  const found = believed(lines);
  const words = rewritten(lines, found);
  marks += [...found.values()].filter(({ kind }) => kind !== 'person').length;
  if (marks >= FEWEST_MARKS) return true;
  return found.size >= FEWEST_MARKS && words >= wordsOf(lines.map(textOfLine).join(' ')) * SMALLEST_SHARE;
}

/**
 * Whether much of the page is lines “Name: words” of several who come back, in no element of their own: probably minutes, or the like.
 * @param aside selectors of what is no text of the page
 */
export function isSpoken(body: PageElement, aside: string): boolean {
  const lines = linesOf(body, new Set(body.querySelectorAll(aside))).map(textOfLine);
  const labels = new Map<string, { count: number; words: number }>();
  for (const line of lines) {
    const label = LABEL.exec(line)?.groups?.label;
    if (label === undefined) continue;
    const { count, words } = labels.get(label) ?? { count: 0, words: 0 };
    labels.set(label, { count: count + 1, words: words + wordsOf(line) });
  }
  const recurring = [...labels.values()].filter(({ count }) => count > 1);
  const words = recurring.reduce((sum, one) => sum + one.words, 0);
  return recurring.length > 1 && words >= wordsOf(lines.join(' ')) * SPOKEN_SHARE;
}

const SPOKEN_SHARE = 0.4;
const LABEL = /^\s*(?<label>\p{L}[^\s:]*(?:\s\p{L}[^\s:]*){0,2})\s?:\s+\S+\s/u;

/** Marks by the index of their line. Elements of persons count where several speak so, and not where they only stand in a list of people. */
function believed(lines: readonly PageLine[]): ReadonlyMap<number, FoundMark> {
  const found = new Map<number, FoundMark>();
  const families = new Map<string, { readonly at: number[]; readonly names: Set<string> }>();
  const marks = lines.map(markAt);
  for (const [at, mark] of marks.entries()) {
    if (!mark) continue;
    const next = marks[at + 1];
    // A name on a line of its own is above what its bearer says.
    if (mark.isAlone && (mark.kind !== 'person' || next || at + 1 >= lines.length || isHeading(lines[at + 1])))
      continue;
    if (mark.kind !== 'person') {
      found.set(at, mark);
      continue;
    }
    const family = families.get(mark.family) ?? { at: [], names: new Set() };
    families.set(mark.family, family);
    family.at.push(at);
    family.names.add(mark.name);
  }
  for (const { at: places, names } of families.values()) {
    if (places.length < FEWEST_MARKS || names.size < 2) continue;
    for (const at of places) found.set(at, marks[at] as FoundMark);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

function isHeading(line: PageLine | undefined): boolean {
  return /^h[1-6]$/.test(line?.block.localName ?? '');
}

/** Gives how many words stand in lines with marks. */
function rewritten(lines: readonly PageLine[], found: ReadonlyMap<number, FoundMark>): number {
  let words = 0;
  const places = [...found];
  const messages = places.map(([at, { name, length, isAlone }]): Message => {
    const line = lines[isAlone ? at + 1 : at] as PageLine;
    return {
      speaker: name,
      text: textOfLine(line)
        .slice(isAlone ? 0 : length)
        .trim(),
    };
  });
  // Where marks are cited, a program has taken the scribe's lines apart already.
  const isLog = places.every(([, { kind }]) => kind !== 'cited');
  const said = isLog ? scribed(messages) : messages;
  for (const [index, [at, mark]] of places.entries()) {
    const { speaker, text } = said[index] as Message;
    const line = lines[at] as PageLine;
    words += wordsOf(text);
    const topic = isLog ? TOPIC.exec(text)?.[0] : undefined;
    const opening = speaker === null || topic !== undefined ? '' : `${speaker}:`;
    if (mark.isAlone) {
      replaceStart(line, textOfLine(line).length, mark.at, '');
      const next = lines[at + 1] as PageLine;
      if (opening !== '') replaceStart(next, 0, 0, opening);
    } else {
      replaceStart(line, mark.length, mark.at, opening);
    }
    if (topic !== undefined) asHeading(lines[mark.isAlone ? at + 1 : at] as PageLine, topic);
  }
  for (const line of lines) if (goesOn(line)) replaceStart(line, 0, 0, '…');
  return words;
}

/** “Topic: Roll” opens business. */
const TOPIC = /^(?:sub)?topic\s*:\s+(?=\S)/i;

function asHeading(line: PageLine, label: string): void {
  const begin = textOfLine(line).search(/\S/);
  replaceStart(line, begin + label.length, 0, '');
  const heading = line.block.ownerDocument.createElement('h3');
  const [first] = line.pieces;
  if (!first) return;
  heading.textContent = textOfLine(line).trim();
  for (const { node } of line.pieces) node.textContent = '';
  (first.holders[0] ?? (first.node as PageElement)).replaceWith(heading);
}

/** Some generators say in the element that a line goes on with the one before. */
function goesOn(line: PageLine): boolean {
  const classes = [line.block, ...(line.pieces[0]?.holders ?? [])].map((one) => one.getAttribute('class') ?? '');
  return classes.some((one) => /(?:^|[\s_-])continu/i.test(one)) && !/^\s*(?:…|\.\.)/.test(textOfLine(line));
}

/** Text that keeps its line ends is code to a reader of HTML, unless its lines begin with who speaks. */
function linesApart(verbatim: PageElement): void {
  const lines = (verbatim.textContent ?? '').split('\n').filter((line) => line.trim() !== '');
  const marked = lines.filter((line) => SPOKEN_LINE.test(line)).length;
  if (marked < FEWEST_MARKS || marked < lines.length / 2) return;
  const document = verbatim.ownerDocument;
  const open: PageElement[] = [verbatim];
  for (let next = open.pop(); next; next = open.pop())
    for (const node of [...next.childNodes] as PageElement[]) {
      if (node.nodeType !== TEXT) open.push(node);
      else if (/\n/.test(node.textContent ?? '')) {
        const parts = (node.textContent ?? '').split('\n');
        node.replaceWith(
          ...parts.flatMap((part, index) =>
            index === 0 ? [part] : [document.createElement('br'), document.createElement('br'), part],
          ),
        );
      }
    }
  const box = document.createElement('div');
  box.append(...verbatim.childNodes);
  verbatim.replaceWith(box);
}

const TEXT = 3;
const SPOKEN_LINE =
  /^\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?(?:<[^<>\s][^<>]{0,40}>|\p{L}[\p{L}\p{N}_|.-]*(?:\s\p{L}[\p{L}.-]*){0,2}:\s|…|\.\.\.?\s)/u;

function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
