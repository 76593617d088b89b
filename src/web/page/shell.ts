// What every page has around its content: titles, addresses, the archive's name, the banner of an invented archive.
import { CLASSIC_SCRIPTS, type ScriptName } from '../http/assets.ts';
import { absolute, PATHS } from '../urls.ts';
import type { SafeJson } from './safe-json.ts';
import { type SearchExample, searchExamples } from './search-examples.ts';
import type { Site } from './site.ts';

type Section = 'home' | 'search' | 'reports' | 'meetings' | 'speakers' | 'topics' | 'bookmarks' | 'about' | null;

export interface Shell {
  /** BCP 47. */
  readonly language: string;
  readonly siteTitle: string;
  /** Of the browser's window: "page – archive". */
  readonly title: string;
  readonly description: string;
  /** Absolute; `null` for errors. */
  readonly canonical: string | null;
  /** Search results and errors stay out of other search engines. */
  readonly isIndexed: boolean;
  readonly isFictional: boolean;
  readonly hasBookmarks: boolean;
  readonly stylesheet: string;
  /** Addresses, in the order in which the page loads them. */
  readonly scripts: readonly { readonly url: string; readonly isModule: boolean }[];
  readonly section: Section;
  readonly paths: typeof LINKED;
  readonly searchExamples: readonly SearchExample[];
  /** Announced to feed readers. */
  readonly feeds: readonly FeedLink[];
  /** A data block in JSON-LD; `null` where there is nothing to say. */
  readonly structured: SafeJson | null;
  /** As Open Graph has it. */
  readonly kind: 'website' | 'article';
}

interface FeedLink {
  readonly title: string;
  readonly url: string;
}

interface ShellOptions {
  /** `null` on the home page, which has the archive's name alone. */
  readonly title: string | null;
  readonly description: string;
  /** Path of the page's one address; `null` for errors. */
  readonly path: string | null;
  readonly section: Section;
  readonly isIndexed: boolean;
  readonly feeds?: readonly FeedLink[];
  readonly structured?: SafeJson | undefined;
  readonly kind?: Shell['kind'];
  /** Besides those of every page. */
  readonly scripts?: readonly ScriptName[];
}

const { about, api, bookmarks, coverage, home, meetings, openSearch, reports, search, speakers, topics } = PATHS;
/** What some page leads to. */
const LINKED = {
  about,
  api,
  bookmarks,
  coverage,
  home,
  meetings,
  openSearch,
  reports,
  search,
  speakers,
  topics,
} as const;

/** Every page has a search box. */
const SCRIPTS: readonly ScriptName[] = ['search-box.js'];

export function shellFor(site: Site, options: ShellOptions): Shell {
  const { archive } = site.description;
  return {
    language: archive.language,
    siteTitle: archive.title,
    title: options.title === null ? archive.title : `${options.title} – ${archive.title}`,
    description: shortened(options.description),
    canonical: options.path === null ? null : absolute(site.baseUrl, options.path),
    isIndexed: options.isIndexed,
    isFictional: archive.fictional,
    hasBookmarks: site.hasBookmarks,
    stylesheet: site.assets.stylesheet,
    scripts: [...(options.scripts ?? []), ...SCRIPTS].map((name) => ({
      url: site.assets.script(name),
      isModule: !CLASSIC_SCRIPTS.has(name),
    })),
    section: options.section,
    paths: LINKED,
    searchExamples: searchExamples(site.description),
    feeds: options.feeds ?? [],
    structured: options.structured ?? null,
    kind: options.kind ?? 'website',
  };
}

/** Of about one hundred and sixty characters, as search engines show them. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= 160) return line;
  const cut = line.slice(0, 160);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 80)).toWellFormed()}…`;
}
