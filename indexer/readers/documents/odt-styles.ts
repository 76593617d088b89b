// Reads what the styles of an OpenDocument text mean: which are titles and headings, which text is bold, hidden or struck out, which
// lists have numbers.

import type { TextLook } from './markup.ts';
import type { XmlElement } from './xml-element.ts';

export interface OdtStyles {
  /** Level of the heading that a paragraph's style makes it, 1 for a title; `null` for plain ones. */
  headingOf(style: string | null): number | null;
  lookOf(style: string | null): TextLook;
  /** @param level 1 for the outermost */
  isNumbered(listStyle: string | null, level: number): boolean;
}

interface Style {
  readonly parent: string | null;
  readonly weight: string | null;
  readonly slant: string | null;
  readonly isGone: boolean;
}

/** @param documents whose styles there are, the more particular last */
export function odtStyles(documents: readonly XmlElement[]): OdtStyles {
  const styles = new Map<string, Style>();
  const numbered = new Map<string, ReadonlySet<number>>();
  for (const document of documents) {
    for (const style of document.getElementsByTagName('style:style')) {
      const name = style.getAttribute('style:name');
      const [text] = style.getElementsByTagName('style:text-properties');
      const line = text?.getAttribute('style:text-line-through-style') ?? 'none';
      if (name !== null)
        styles.set(name, {
          parent: style.getAttribute('style:parent-style-name'),
          weight: text?.getAttribute('fo:font-weight') ?? null,
          slant: text?.getAttribute('fo:font-style') ?? null,
          isGone: line !== 'none' || text?.getAttribute('text:display') === 'none',
        });
    }
    for (const list of document.getElementsByTagName('text:list-style')) {
      const levels = [...list.getElementsByTagName('text:list-level-style-number')]
        .filter((level) => (level.getAttribute('style:num-format') ?? '') !== '')
        .map((level) => Number(level.getAttribute('text:level')));
      numbered.set(list.getAttribute('style:name') ?? '', new Set(levels));
    }
  }
  /** The style and those that it is made from; styles that are made from each other end. */
  const chain = (name: string | null): readonly (readonly [string, Style | undefined])[] => {
    const names = new Set<string>();
    for (let at = name; at !== null && !names.has(at); at = styles.get(at)?.parent ?? null) names.add(at);
    return [...names].map((one) => [one, styles.get(one)] as const);
  };
  return {
    headingOf: (style) => {
      for (const [name] of chain(style)) {
        if (name === 'Title') return 1;
        const level = /^Heading(?:_20_(\d{1,2}))?$/.exec(name);
        if (level) return Number(level[1] ?? 1);
      }
      return null;
    },
    lookOf: (style) => {
      const all = chain(style).flatMap(([, one]) => one ?? []);
      const weight = all.find((one) => one.weight !== null)?.weight ?? 'normal';
      const slant = all.find((one) => one.slant !== null)?.slant ?? 'normal';
      return {
        isBold: weight === 'bold' || Number(weight) >= 600,
        isItalic: slant !== 'normal',
        isGone: all.some(({ isGone }) => isGone),
      };
    },
    isNumbered: (listStyle, level) => numbered.get(listStyle ?? '')?.has(level) ?? false,
  };
}
