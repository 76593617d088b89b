// The view model of the page that says what the archive is and how far it can be trusted.

import { DOUBTFUL_BELOW } from '../reports/item.ts';
import { safeHref } from './inline-text.ts';
import { type Shell, type Site, shellFor } from './shell.ts';
import { PATHS } from './urls.ts';

export interface SourceView {
  readonly title: string;
  readonly url: string | null;
  readonly author: string | null;
  readonly body: string;
  readonly rights: string | null;
}

export interface AboutPage {
  readonly shell: Shell;
  readonly description: string;
  readonly sources: readonly SourceView[];
  /** Attributions below this are marked: "60 %". */
  readonly doubtfulBelow: string;
}

export function aboutPage(site: Site): AboutPage {
  const { archive, sources } = site.description;
  return {
    shell: shellFor(site, {
      title: 'About this archive',
      description: archive.description,
      path: PATHS.about,
      section: 'about',
      isIndexed: true,
    }),
    description: archive.description,
    sources: sources.map((source) => ({
      title: source.title ?? source.id,
      url: safeHref(source.url),
      author: source.author,
      body: archive.bodies.find((body) => body.id === source.body)?.name ?? source.body,
      rights: source.rights,
    })),
    doubtfulBelow: `${DOUBTFUL_BELOW * 100} %`,
  };
}
