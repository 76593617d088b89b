// What pages are made from, apart from what they show: the archive as it is now, and where the site stands.
import type { Catalogue, CatalogueDescription } from '../../catalogue/catalogue.ts';
import type { Assets } from '../http/assets.ts';

export interface Site {
  readonly description: CatalogueDescription;
  /** Origin of absolute links. */
  readonly baseUrl: string;
  readonly assets: Assets;
  /** Else pages must not lead to where there is nothing. */
  readonly hasBookmarks: boolean;
}

/** The site as it is now: asked for each page, as an index run may have changed it. */
export function siteOf({
  catalogue,
  baseUrl,
  assets,
  bookmarks,
}: {
  readonly catalogue: Pick<Catalogue, 'describe'>;
  readonly baseUrl: string;
  readonly assets: Assets;
  /** `null` where the site keeps none. */
  readonly bookmarks: object | null;
}): Site {
  return { description: catalogue.describe(), baseUrl, assets, hasBookmarks: bookmarks !== null };
}
