// Writes plain text so that Markdown shows it as it is: no heading, list, link, image or HTML comes out of somebody's words.

/** The text with a backslash before every character that could mean something; for use within a line. */
export function escapedMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&$@]/g, '\\$&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/(^|\n)(\s*)([-+=:])/g, '$1$2\\$3')
    .replace(/(^|\n)(\s*\d{1,9})([.)])/g, '$1$2\\$3')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
}
