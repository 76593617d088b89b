// Finds sections whose headings are nothing but names, side by side, as reports of members stand in minutes: what stands below
// such a heading is its bearer's. One name among other headings is a subject like any other.

import { markOf } from '../speech/mark-kinds.ts';
import type { Block } from '../text/blocks.ts';
import { type Section, sectionsIn } from './outline.ts';

/** Headings that say whose words stand below them, with the name as printed. */
export function namedSectionsIn(outline: Section, isPresent: (name: string) => boolean): ReadonlyMap<Block, string> {
  const found = new Map<Block, string>();
  for (const { heading: above, sections } of [outline, ...sectionsIn(outline)]) {
    const named = sections.flatMap(({ heading }) => {
      const name = heading && nameOf(heading.text);
      return heading && name ? [{ heading, name }] : [];
    });
    const present = named.filter(({ name }) => isPresent(name));
    // Some are present by the lists, and nearly all of the headings beside them have the shape of a name; or they stand below "Reports".
    const title = above?.text.trim() ?? '';
    const isReports = REPORTS.test(title) && !OF_BODIES.test(title);
    const isSure = present.length >= FEWEST || (named.length >= FEWEST && isReports);
    if (!isSure || named.length < sections.length * LARGEST_SHARE) continue;
    for (const { heading, name } of named) found.set(heading, name);
  }
  return found;
}

/** "Ada", "Tim S.", "Bo Rask:", "kfalk2": a heading that is a name and nothing else. */
function nameOf(heading: string): string | null {
  const words = heading.trim().replace(/:$/, '');
  const found = words.length <= LONGEST ? markOf(`${words}: `) : null;
  const isWhole = found?.mark.label === words && ['name', 'nick', 'initials'].includes(found.mark.kind);
  return isWhole ? words : null;
}

/** Of members: a heading above theirs. */
const REPORTS = /(?:\breports|\bupdates|\bround[- ]?table|\bround[- ]robin|\bcheck[- ]?ins?|\bstand[- ]?ups?):?$/i;
/** "Committee reports": the headings below name what the committees are for. */
const OF_BODIES =
  /\b(?:committees?|sub-?committees?|departments?|projects?|teams?|areas?|divisions?|sections?|working groups?|task ?forces?|officers?|board|staff)\b/i;
const FEWEST = 2;
const LARGEST_SHARE = 0.8;
const LONGEST = 40;
