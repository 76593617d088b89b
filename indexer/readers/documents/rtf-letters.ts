// The letters that RTF does not write as such: what its control words stand for, and which code pages its numbers mean.

/** What control words stand for. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' },
  ...{ tab: ' ', line: '\n', emspace: ' ', enspace: ' ', softline: '\n' },
};

/** Code pages by the number of a font's character set. */
export const CHARSETS: Readonly<Record<number, string>> = {
  ...{
    0: 'windows-1252',
    77: 'macintosh',
    128: 'shift_jis',
    129: 'euc-kr',
    134: 'gbk',
    136: 'big5',
    161: 'windows-1253',
  },
  ...{ 162: 'windows-1254', 163: 'windows-1258', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257' },
  ...{ 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250' },
};

/** Its name for a `TextDecoder`; one that is not known counts as Western. */
export function codePage(number: number): string {
  const label = number === 65001 ? 'utf-8' : number === 10000 ? 'macintosh' : `windows-${number}`;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}
