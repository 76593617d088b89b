// What crawlers are asked to leave alone (RFC 9309). Every combination of filters has an address, and they would never come to an end.
import { absolute, PATHS } from '../urls.ts';

/** Searches in all their forms, exports, the interface for programs, and what only a reader at work needs; records and their feeds stay open. */
const CLOSED = [
  PATHS.search,
  PATHS.archiveJsonLines,
  `${PATHS.apiRoot}/`,
  '/suggest',
  '/bookmarks',
  `${PATHS.reports}/*/*/cite`,
];

export function robotsTxt(baseUrl: string): string {
  const lines = [
    `# ${absolute(baseUrl, PATHS.home)}`,
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${absolute(baseUrl, PATHS.sitemap)}`,
  ];
  return `${lines.join('\n')}\n`;
}
