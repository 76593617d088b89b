// Watches templates read their view models: writes down what they look for that is not there, and what is there that none of them looks at.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Render } from '../../src/web/templates.ts';

export interface WatchedModels {
  readonly render: Render;
  /** What templates have looked for that was not there; the caller empties it. */
  readonly missing: string[];
  /** The templates that have been rendered. */
  readonly rendered: ReadonlySet<string>;
  /** Fields that no template has looked at so far, each with one path to it ("reports.years.url"). */
  unread(): readonly string[];
}

/** Objects with the same fields are of one kind; where one has all the fields of another, it extends it. */
interface Kind {
  readonly fields: ReadonlySet<string>;
  readonly read: Set<string>;
  /** A path to one of them. */
  readonly path: string;
}

/** @param views the folder of the templates that `templates` renders */
export function watchedModels(templates: Render, views: string): WatchedModels {
  const missing: string[] = [];
  const rendered = new Set<string>();
  const kinds = new Map<string, Kind>();
  const unreadOfPages = new Set<string>();

  const kindOf = (model: object, path: string): Kind => {
    const fields = Object.keys(model).sort();
    const kind = kinds.get(fields.join()) ?? { fields: new Set(fields), read: new Set(), path };
    kinds.set(fields.join(), kind);
    return kind;
  };
  /** What is there, whether or not it is looked at. */
  const noteAll = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) kindOf(value, path);
    for (const [key, field] of Object.entries(value)) noteAll(field, Array.isArray(value) ? path : `${path}.${key}`);
  };
  const watched = (value: unknown, path: string): unknown =>
    strict(value, path, missing, (model, key) => {
      if (model !== value) kindOf(model, path).read.add(key);
    });

  return {
    // The page's own fields are copied for every part, so watching cannot tell who looks at them: their names in the templates can.
    render: (template, model) => {
      rendered.add(template);
      const named = namesIn(views, template);
      for (const key of Object.keys(model)) if (!named.has(key)) unreadOfPages.add(`${template}.${key}`);
      for (const [key, field] of Object.entries(model)) noteAll(field, `${template}.${key}`);
      return templates(template, watched(model, template) as typeof model);
    },
    missing,
    rendered,
    unread: () => {
      const all = [...kinds.values()];
      const isRead = (kind: Kind, field: string) =>
        all.some((other) => other.read.has(field) && (isWithin(kind, other) || isWithin(other, kind)));
      const unread = all.flatMap((kind) =>
        [...kind.fields].filter((field) => !isRead(kind, field)).map((field) => `${kind.path}.${field}`),
      );
      return [...unreadOfPages, ...new Set(unread)].sort();
    },
  };
}

function isWithin({ fields }: Kind, other: Kind): boolean {
  return [...fields].every((field) => other.fields.has(field));
}

/** The fields of `page` that a template and its parts name. */
function namesIn(views: string, template: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(template)) return new Set();
  seen.add(template);
  const text = readFileSync(join(views, `${template}.ejs`), 'utf8');
  const folder = template.slice(0, template.lastIndexOf('/') + 1);
  const own = [...text.matchAll(/\bpage\.(\w+)/g)].map(([, name = '']) => name);
  const parts = [...text.matchAll(/include\('([^']+)'/g)].map(([, part = '']) => namesIn(views, folder + part, seen));
  return new Set([...own, ...parts.flatMap((names) => [...names])]);
}

/** The same object, but every look at a field is told, and one that it does not have is written down. Fields may hold `null`. */
export function strict(
  value: unknown,
  path: string,
  missing: string[],
  onRead: (model: object, key: string) => void = () => {},
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return found;
      if (!Array.isArray(target)) onRead(target, key);
      const isBeyondEnd = Array.isArray(target) && /^-?\d+$/.test(key);
      if (found === undefined && !isBeyondEnd && !(key in target)) missing.push(`${path}.${key}`);
      return strict(found, Array.isArray(target) ? path : `${path}.${key}`, missing, onRead);
    },
  });
}
