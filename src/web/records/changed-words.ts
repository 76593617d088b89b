// What has become of the words that a link was made for: the version in its address against the words of today. Finds the former text,
// compares word by word, and shows what changed with a few words around it.
import { diffWords } from 'diff';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { versionOf } from '../../catalogue/fingerprint.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { itemUrl } from '../urls.ts';

interface ChangedPart {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

interface ChangedWords {
  /** Days from and until which the archive had the words that the link was made for; `since` is `null` where it is the same day. */
  readonly since: DateView | null;
  readonly until: DateView | null;
  /** `null` where the former words are not kept, or are too many to be compared. */
  readonly parts: readonly ChangedPart[] | null;
  /** The title that the words had; `null` where it is the same. */
  readonly formerTitle: string | null;
  /** The item's address for its words of today. */
  readonly currentUrl: string;
}

/** What an item's page knows of the permanence of its words. */
export interface Permanence {
  /** `null` where the words are those that the link was made for, or where it was made for none in particular. */
  readonly changed: ChangedWords | null;
  /** Path of a link to the words as they are today. */
  readonly versionUrl: string;
}

export function permanenceOf(catalogue: Catalogue, item: ItemDocument, version: string | null): Permanence {
  const current = versionOf(item.text, item.title);
  const currentUrl = itemUrl(item.report.id, item.id, { version: current });
  if (version === null || version === current) return { changed: null, versionUrl: currentUrl };
  const former = catalogue.formerText(item.report.id, item.id, version);
  const changed: ChangedWords = {
    since: former?.since === former?.until ? null : dateView(former?.since || null),
    until: dateView(former?.until || null),
    parts: former && changedParts(former.text, item.text),
    formerTitle: former && former.title !== item.title ? former.title : null,
    currentUrl,
  };
  return { changed, versionUrl: currentUrl };
}

/** Longer than this and a reader has gone. */
const TIMEOUT_MS = 400;

/** From the former text to the present one; `null` where comparing takes too long. */
export function changedParts(former: string, present: string): ChangedPart[] | null {
  const changes = diffWords(former, present, { timeout: TIMEOUT_MS });
  if (!changes) return null;
  return changes.flatMap(({ value, added, removed }, index): ChangedPart[] => {
    if (added) return [{ kind: 'added', text: value }];
    if (removed) return [{ kind: 'removed', text: value }];
    const before = index === 0 ? 0 : CONTEXT_WORDS;
    const after = index === changes.length - 1 ? 0 : CONTEXT_WORDS;
    return shortened(value, { before, after });
  });
}

/** Words left standing on either side of a change. */
const CONTEXT_WORDS = 12;

/** How many words stay at each end. */
interface Context {
  readonly before: number;
  readonly after: number;
}

function shortened(text: string, { before, after }: Context): ChangedPart[] {
  const words = text.match(/\s*\S+\s*/g) ?? [];
  if (words.length <= before + after + 3) return [{ kind: 'same', text }];
  const parts: ChangedPart[] = [];
  if (before > 0) parts.push({ kind: 'same', text: words.slice(0, before).join('') });
  parts.push({ kind: 'gap', text: `${words.length - before - after}` });
  if (after > 0) parts.push({ kind: 'same', text: words.slice(-after).join('') });
  return parts;
}
