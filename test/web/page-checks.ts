// What must hold on every page, whatever it shows.
import assert from 'node:assert/strict';

/** No inline script or style, no handler in an attribute, one main heading, a language, a title. */
export function assertSoundPage(html: string, where: string): void {
  assert.match(html, /^<!doctype html>\s*<html lang="[a-zA-Z-]+">/, `${where}: doctype and language`);
  assert.match(html, /<title>[^<]+<\/title>/, `${where}: title`);
  assert.equal(html.match(/<h1[ >]/g)?.length, 1, `${where}: one main heading`);
  assert.match(html, /<a class="skip-link" href="#main">/, `${where}: skip link`);
  assert.doesNotMatch(html, /undefined|\[object |NaN/, `${where}: a value that the template did not get`);
  for (const tag of tagsOf(html)) {
    const names = attributeNames(tag);
    assert.ok(!/^<style\b/i.test(tag), `${where}: inline style sheet`);
    const isData = tag === '<script type="application/ld+json">';
    assert.ok(!/^<script\b/i.test(tag) || isData || names.includes('src'), `${where}: inline script ${tag}`);
    assert.ok(!names.some((name) => name === 'style' || name.startsWith('on')), `${where}: ${tag}`);
    assert.doesNotMatch(tag, /(?:href|src|action)="\s*(?:javascript|data|vbscript):/i, `${where}: ${tag}`);
  }
  assertUniqueIds(html, where);
  assertHeadingOrder(html, where);
}

/** Headings go down one level at a time. */
function assertHeadingOrder(html: string, where: string): void {
  const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
  levels.forEach((level, index) => {
    assert.ok(
      level <= (levels[index - 1] ?? 0) + 1,
      `${where}: a heading of level ${level} follows ${levels[index - 1]}`,
    );
  });
}

function assertUniqueIds(html: string, where: string): void {
  const ids = tagsOf(html).flatMap((tag) => /\sid="([^"]*)"/.exec(tag)?.[1] ?? []);
  assert.deepEqual(ids, [...new Set(ids)], `${where}: an id stands twice`);
  for (const [, wanted] of html.matchAll(/(?:aria-labelledby|aria-describedby|for|form)="([^"]*)"/g)) {
    assert.ok(ids.includes(wanted ?? ''), `${where}: nothing has the id ${wanted}`);
  }
}

/** Values are escaped, so no `>` stands inside a tag. */
function tagsOf(html: string): readonly string[] {
  return html.match(/<[a-z][^>]*>/gi) ?? [];
}

function attributeNames(tag: string): readonly string[] {
  return [...tag.replace(/"[^"]*"/g, '""').matchAll(/\s([^\s=>/]+)/g)].map(([, name]) => (name ?? '').toLowerCase());
}
