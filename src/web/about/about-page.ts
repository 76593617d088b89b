// The view model of the page that says what the archive is, how far it can be trusted, and how to report a mistake.

import { DOUBTFUL_BELOW } from '../../reports/item.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { safeHref } from '../text/inline-text.ts';
import { PATHS } from '../urls.ts';

interface SourceView {
  readonly title: string;
  readonly url: string | null;
  readonly author: string | null;
  readonly body: string;
  readonly rights: string | null;
}

/** How often rules are right, by how they found the speaker. */
interface AccuracyRow {
  readonly found: string;
  readonly right: string;
  readonly of: string;
}

export interface AboutPage {
  readonly shell: Shell;
  readonly description: string;
  readonly sources: readonly SourceView[];
  /** Attributions below this are marked: "60 %". */
  readonly doubtfulBelow: string;
  readonly accuracy: {
    /** Share of sentences whose speaker is right, in per cent. */
    readonly speakers: string;
    readonly rows: readonly AccuracyRow[];
    readonly mistakes: readonly string[];
  };
  /** Where readers report mistakes; `null` where the archive names no place. */
  readonly contact: { readonly url: string; readonly label: string } | null;
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
    accuracy: ACCURACY,
    contact: contactView(archive.contact),
  };
}

/** As docs/analysis.md has them; a test compares. */
const ACCURACY: AboutPage['accuracy'] = {
  speakers: '94',
  rows: [
    { found: 'initials before the words, as minutes have them', right: 'all', of: '117' },
    { found: 'named by the heading', right: 'all', of: '17' },
    { found: 'the report’s author', right: 'all', of: '43' },
    { found: 'nobody speaks: narration', right: '97 in 100', of: '320' },
    { found: 'an office or role', right: '96 in 100', of: '27' },
    { found: 'named by the sentence', right: '94 in 100', of: '687' },
    { found: 'a pronoun', right: '19', of: '20' },
    { found: 'reported speech that goes on', right: '77 in 100', of: '83' },
  ],
  mistakes: [
    'An author’s remark in the middle of somebody’s report is taken for a part of it.',
    'A pronoun among several people means the wrong one.',
    'Two people who report together count as one.',
    'A speaker who is named only by an image (“her namesake”) is not found.',
  ],
};

function contactView(contact: string | undefined): AboutPage['contact'] {
  const url = safeHref(contact);
  return url === null ? null : { url, label: url.replace(/^mailto:/, '') };
}
