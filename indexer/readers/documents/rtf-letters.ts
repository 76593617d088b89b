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

/** Code pages of Windows that are not called after their number. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  ...{ 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh', 20866: 'koi8-r', 20932: 'euc-jp' },
  ...{ 21866: 'koi8-u', 50220: 'iso-2022-jp', 51932: 'euc-jp', 51949: 'euc-kr', 54936: 'gb18030', 65001: 'utf-8' },
};

/** Its name for a `TextDecoder`; one that is not known counts as Western. */
export function codePage(number: number): string {
  const iso = number > 28590 && number < 28607 ? `iso-8859-${number - 28590}` : null;
  try {
    return new TextDecoder(CODE_PAGES[number] ?? iso ?? `windows-${number}`).encoding;
  } catch {
    return 'windows-1252';
  }
}
