// What a site's robots.txt allows us. Reads its text; fetching it is the client's business.
import robotsParser from 'robots-parser';

export interface Robots {
  isAllowed(url: string): boolean;
  /** Why an address is not allowed. */
  readonly refusal: string;
  /** Seconds between two requests, `null` where the site names none. */
  readonly crawlDelay: number | null;
}

/** What robots.txt calls us. */
export const ROBOT_NAME = 'Rapporteur';

export const EVERYTHING_ALLOWED: Robots = { isAllowed: () => true, refusal: '', crawlDelay: null };

export function nothingAllowed(why: string): Robots {
  return { isAllowed: () => false, refusal: `is not read, because its robots.txt cannot be: ${why}`, crawlDelay: null };
}

export function readRobots(robotsUrl: string, text: string): Robots {
  const rules = parse(robotsUrl, text);
  return {
    isAllowed: (url) => rules.isAllowed(url, ROBOT_NAME) !== false,
    refusal: 'may not be read: robots.txt forbids it',
    crawlDelay: rules.getCrawlDelay(ROBOT_NAME) ?? null,
  };
}

// The package's types describe a module of another kind than the one it is.
const parse = robotsParser as unknown as (typeof robotsParser)['default'];
