// The little of a page’s DOM that readers use.

export interface PageNode {
  readonly nodeType: number;
  textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentNode: PageElement | null;
  readonly previousSibling: PageElement | null;
  readonly ownerDocument: { createElement(name: string): PageElement };
  innerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  replaceWith(...nodes: (PageNode | string)[]): void;
  append(...nodes: (PageNode | string)[]): void;
  before(...nodes: (PageNode | string)[]): void;
  after(...nodes: (PageNode | string)[]): void;
  remove(): void;
  normalize(): void;
}

export interface PageDocument extends PageElement {
  readonly body: PageElement;
  readonly title: string;
}
