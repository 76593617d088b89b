// The little of an XML document’s DOM that readers use.

/** What is read of the nodes of an XML document. */
export interface XmlElement {
  readonly nodeType: number;
  /** With its prefix: "text:p". */
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<XmlElement>;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<XmlElement>;
}
