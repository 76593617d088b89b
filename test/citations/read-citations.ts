// Reads BibTeX and RIS as a stranger would, by their descriptions alone: knows nothing of how they are written here. Throws at anything out of order.
import assert from 'node:assert/strict';

export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  /** Text as a reader sees it: TeX's commands and protecting braces resolved. */
  readonly fields: Readonly<Record<string, string>>;
}

export function readBibtex(file: string): readonly BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  let rest = file.trimStart();
  while (rest !== '') {
    const head = /^@([a-z]+)\{([^\s,{}"#%~=\\]+),\s*/.exec(rest);
    assert.ok(head, `no entry begins at: ${rest.slice(0, 80)}`);
    rest = rest.slice(head[0].length);
    const fields: Record<string, string> = {};
    while (!rest.startsWith('}')) {
      const name = /^([a-z]+)\s*=\s*/.exec(rest);
      assert.ok(name?.[1], `no field begins at: ${rest.slice(0, 80)}`);
      rest = rest.slice(name[0].length);
      const value = rest.startsWith('{') ? bracedValue(rest) : (/^[a-z]+/.exec(rest)?.[0] ?? '');
      assert.ok(value, `no value at: ${rest.slice(0, 80)}`);
      assert.ok(!(name[1] in fields), `${name[1]} stands twice`);
      fields[name[1]] = name[1] === 'url' ? value.slice(1, -1) : plainOfTex(value);
      rest = rest.slice(value.length).replace(/^,\s*/, '');
    }
    entries.push({ type: head[1] ?? '', key: head[2] ?? '', fields });
    rest = rest.slice(1).trimStart();
  }
  return entries;
}

/** From the brace at the start to its partner. */
function bracedValue(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return text.slice(0, at + 1);
  }
  throw new assert.AssertionError({ message: `a brace has no partner: ${text.slice(0, 80)}` });
}

function plainOfTex(value: string): string {
  return value.replace(
    /\\([a-z]+|\^)\{\}|\\([{}%&$#_])|\$([<>])\$|([{}])|[%&$#^~\\<>]/g,
    (found, command, escaped, sign, brace) => {
      const character = escaped ?? sign;
      if (command !== undefined) {
        const meant = COMMANDS[command];
        assert.ok(meant, `an unknown command: ${found}`);
        return meant;
      }
      assert.ok(character !== undefined || brace !== undefined, `${found} is not escaped in ${value}`);
      return character ?? '';
    },
  );
}

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  '^': '^',
  textasciitilde: '~',
};

export type RisRecord = Readonly<Record<string, readonly string[]>>;

export function readRis(file: string): readonly RisRecord[] {
  const records: Record<string, string[]>[] = [];
  const lines = file.split('\r\n');
  assert.equal(lines.pop(), '', 'the last line is not ended');
  let current: Record<string, string[]> | null = null;
  for (const line of lines) {
    const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line);
    assert.ok(match?.[1] && match[2] !== undefined, `no line of RIS: ${line}`);
    const [, tag, value] = match;
    if (tag === 'TY') {
      assert.equal(current, null, 'a record begins within a record');
      current = {};
      records.push(current);
    }
    assert.ok(current, `a field outside of a record: ${line}`);
    current[tag] = [...(current[tag] ?? []), value];
    if (tag === 'ER') current = null;
  }
  assert.equal(current, null, 'the last record has no end');
  return records;
}

/** The text of a field as biblatex-csl-converter has it: runs of text with marks, or lists of such. */
export function plainText(field: unknown): string {
  if (typeof field === 'string') return field;
  if (Array.isArray(field)) return field.map(plainText).join('');
  const { text } = (field ?? {}) as { readonly text?: unknown };
  return typeof text === 'string' ? text : '';
}
