// Who we say we are to the sites that we read.
import { ROBOT_NAME } from './robots.ts';

/** With the address at which the archive can be read, where others can reach it. */
export function userAgentFor(baseUrl: string, version: string): string {
  const { hostname } = new URL(baseUrl);
  const isPublic = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  const where = isPublic ? `; +${baseUrl}/about` : '';
  return `${ROBOT_NAME}/${version} (keeps an archive of reports of meetings${where})`;
}
