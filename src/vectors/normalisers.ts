// How a tokenizer.json wants a text made alike before it is cut: small letters, no accents, signs for spaces. Pure.
import { z } from 'zod';
import { ModelUnusable } from './unusable.ts';

export type Normalise = (text: string) => string;

/** A pattern as tokenizer.json writes it: a text, or an expression. */
export const pattern = z.union([
  z.object({ String: z.string() }).transform(({ String: text }) => new RegExp(escaped(text), 'gu')),
  z.object({ Regex: z.string() }).transform(({ Regex: source }) => expression(source)),
]);

/** As an expression that finds just these letters. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

const normaliser = z.object({
  type: z.string(),
  normalizers: z.array(z.unknown()).optional(),
  prepend: z.string().optional(),
  pattern: pattern.optional(),
  content: z.string().optional(),
  lowercase: z.boolean().nullish(),
  strip_accents: z.boolean().nullish(),
  clean_text: z.boolean().nullish(),
  handle_chinese_chars: z.boolean().nullish(),
});

/** @param told the field "normalizer"; nothing is done where it is `null`. Throws `ModelUnusable` for one that is not known. */
export function normaliserOf(told: unknown): Normalise {
  if (told === null || told === undefined) return (text) => text;
  const read = normaliser.safeParse(told);
  if (!read.success) throw new ModelUnusable('has a "normalizer" of another shape than is read');
  const rule = read.data;
  switch (rule.type) {
    case 'Sequence': {
      const steps = (rule.normalizers ?? []).map(normaliserOf);
      return (text) => steps.reduce((made, step) => step(made), text);
    }
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD': {
      const { type } = rule;
      return (text) => text.normalize(type);
    }
    case 'Lowercase':
      return (text) => text.toLowerCase();
    case 'StripAccents':
      return (text) => text.replace(/\p{Mn}/gu, '');
    case 'Strip':
      return (text) => text.trim();
    case 'Prepend':
      return (text) => (text === '' ? '' : (rule.prepend ?? '') + text);
    case 'Replace':
      return (text) => (rule.pattern ? text.replace(rule.pattern, () => rule.content ?? '') : text);
    case 'BertNormalizer':
      return bertNormaliser(rule);
    // A table of what stands for what, nearly the compatibility form: words of letters come out the same.
    case 'Precompiled':
    case 'Nmt':
      return (text) => text.normalize('NFKC');
    default:
      throw new ModelUnusable(`has a normalizer "${rule.type}", which is not read`);
  }
}

function bertNormaliser({ lowercase, strip_accents, clean_text, handle_chinese_chars }: z.infer<typeof normaliser>) {
  const isLowercase = lowercase ?? true;
  const isPlain = strip_accents ?? isLowercase;
  return (given: string): string => {
    let text = given;
    if (clean_text ?? true) text = text.replace(/[\0\uFFFD\p{Cc}\p{Cf}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''));
    if (handle_chinese_chars ?? true) text = text.replace(/\p{Script=Han}/gu, ' $& ');
    if (isPlain) text = text.normalize('NFD').replace(/\p{Mn}/gu, '');
    return isLowercase ? text.toLowerCase() : text;
  };
}

/** Expressions are written for another engine: what this one cannot read makes the folder unusable. */
function expression(source: string): RegExp {
  // A possessive quantifier gives nothing back: without it, the same is found in words.
  const translated = source.replaceAll(/([+*?]|\{[\d,]+\})\+/g, '$1');
  try {
    return new RegExp(translated, 'gu');
  } catch (error) {
    throw new ModelUnusable(`has an expression that cannot be read: ${source.slice(0, 60)}`, { cause: error });
  }
}
