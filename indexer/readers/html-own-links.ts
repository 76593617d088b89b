import type { PageElement } from './page-element.ts';
// Takes out of a page what only leads about the page itself: lists of its contents, ways back to its top, signs that link a line to
// itself. A list of contents is known by its links: nothing else stands in it, and they lead to places of the page. Changes the document in place.

export function withoutOwnLinks(body: PageElement): void {
  const textBefore = rememberedText();
  for (const link of [...body.querySelectorAll('a[href^="#"]')]) {
    const text = (link.textContent ?? '').trim();
    const around = link.parentNode ? textBefore(link.parentNode) : '';
    if (text !== '' && (!/[\p{L}\p{N}]/u.test(text) || TO_TOP.test(text)) && isApart(text, around))
      removeSign(link, around);
  }
  const textOf = rememberedText();
  const targets = targetsIn(body);
  for (const list of [...body.querySelectorAll('ol, ul')])
    if (list.parentNode && isContents(list, targets)) removeContents(list, textOf);
}

/** “Back to top”, “[top]”, “permalink”. */
const TO_TOP =
  /^\W*(?:(?:back |go |return )?to (?:the )?(?:top|contents|index)|top|permalink|link to this (?:line|section|heading))\W*$/i;
/** At the end of a line, or of what may be clicked on: a sign within a sentence is part of it. */
function isApart(text: string, around: string): boolean {
  const whole = around.replace(/[\])]$/, '');
  return around.startsWith(text) || around.startsWith(`[${text}`) || whole.endsWith(text);
}

/** With the brackets around it. */
function removeSign(link: PageElement, around: string): void {
  const box = link.parentNode;
  const text = (link.textContent ?? '').trim();
  link.remove();
  if (box && around.length <= text.length + 4 && /^[\s[\]()|·]*$/.test(around.replace(text, ''))) box.textContent = '';
}

/** One alone may be what somebody recommends to read. */
const FEWEST_LINKS = 2;

function isContents(list: PageElement, targets: ReadonlySet<string>): boolean {
  const links = [...list.querySelectorAll('a')];
  if (links.length < FEWEST_LINKS) return false;
  if (!links.every((link) => /^#./.test(link.getAttribute('href') ?? ''))) return false;
  const linked = lettersOf(links.map((link) => link.textContent ?? '').join(''));
  // Some number their points in the text.
  if (lettersOf(list.textContent ?? '').replace(/\d/g, '') !== linked.replace(/\d/g, '')) return false;
  const found = links.filter((link) => targets.has(decoded((link.getAttribute('href') ?? '').slice(1))));
  return found.length >= links.length / 2;
}

function targetsIn(body: PageElement): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const target of body.querySelectorAll('[id], a[name]'))
    for (const name of [target.getAttribute('id'), target.getAttribute('name')]) if (name) targets.add(name);
  return targets;
}

/** The text of an element as it was when it was asked for first: a page has many links in one box. */
function rememberedText(): (element: PageElement) => string {
  const known = new WeakMap<PageElement, string>();
  return (element) => {
    const text = known.get(element) ?? (element.textContent ?? '').trim();
    known.set(element, text);
    return text;
  };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** With what it is called. */
function removeContents(list: PageElement, textOf: (element: PageElement) => string): void {
  const text = lettersOf(list.textContent ?? '');
  let box: PageElement = list;
  // The item, the definition and the box that hold nothing else go with it.
  while (
    box.parentNode &&
    /^(?:li|dd|div|ol|ul|nav|section)$/.test(box.parentNode.localName) &&
    isAllOf(textOf(box.parentNode), text)
  )
    box = box.parentNode;
  let before = box.previousSibling;
  while (before && before.nodeType !== ELEMENT && (before.textContent ?? '').trim() === '')
    before = before.previousSibling;
  if (before && before.nodeType === ELEMENT && CONTENTS.test((before.textContent ?? '').trim())) before.remove();
  box.remove();
}

const ELEMENT = 1;
const CONTENTS = /^\W*(?:(?:table of )?contents|topics|on this page|index)\W*$/i;

function isAllOf(around: string, text: string): boolean {
  return around.length <= text.length * 2 + 100 && lettersOf(around) === text;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
