// JSON that may stand in a data block of a page as it is. The one kind of value that a template writes without escaping, so it can only be made here.

declare const SAFE: unique symbol;

/** JSON without any character that HTML or an old parser of JavaScript could take for its own. */
export type SafeJson = string & { readonly [SAFE]: true };

export function safeJson(value: object): SafeJson {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return json as SafeJson;
}
