// How commands name the next command: as it can be typed where the program was started, with the archive in use.

/** "index": "npx rapporteur index --archive archives/minutes". */
export type Hint = (words: string) => string;

/** Where nobody says which archive is in use. */
export const PLAIN_HINT: Hint = (words) => `npx rapporteur ${words}`;
