import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import product from '../../../package.json' with { type: 'json' };
import { manifestBundle } from '../../../scripts/l10n/bundles.ts';

const PAGES = ['README.md', ...globSync('docs/*.md'), ...globSync('scripts/demo-workspace/*.md')];
const pages = PAGES.map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Everything that a pattern with one group finds in the pages, with the page. */
function named(pattern: RegExp): readonly (readonly [string, string])[] {
  return pages.flatMap(({ path, text }) =>
    [...text.replace(/\s+/g, ' ').matchAll(pattern)].map(([, name = '']) => [path, name] as const),
  );
}

describe('what the pages name', () => {
  it('are files that there are', () => {
    const links = named(/\]\((?!https?:|#|command:)([^)#\s]+)/g);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(([page, link]) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });

  it('are commands that there are, by the titles that the palette shows', () => {
    const texts = manifestBundle('.');
    const titles = [
      ...product.contributes.commands.map(
        ({ category, title }) => `${category}: ${texts[title.replaceAll('%', '')]}`,
      ),
      // VS Code's own, for each view.
      `MCP Odoo: Focus on ${texts['view.drafts']} View`,
    ];
    const commands = named(/_(MCP Odoo: [^_]+)_/g);
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter(([, title]) => !titles.includes(title))).toEqual([]);
  });

  it('are scripts of npm that there are', () => {
    const scripts = named(/npm run (?:--silent )?([a-z][a-z\d:-]*)/g);
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.filter(([, script]) => !(script in product.scripts))).toEqual([]);
  });

  it('are settings that there are', () => {
    const settings = named(/`(mcpOdoo\.[\w.]+)`/g);
    expect(settings.filter(([, id]) => !(id in product.contributes.configuration.properties))).toEqual([]);
  });
});

describe('the pictures', () => {
  it('are each shown on some page, and small', () => {
    const shown = named(/\]\((?:\.\.\/)?(media\/pictures\/[^)]+)\)/g).map(([, picture]) => picture);
    const pictures = globSync('media/pictures/*.png');
    expect(pictures.toSorted()).toEqual([...new Set(shown)].toSorted());
    for (const picture of pictures) expect(statSync(picture).size).toBeLessThan(400_000);
  });
});

describe('the index of the documentation', () => {
  it('leads to every page', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    for (const page of globSync('*.md', { cwd: 'docs' }))
      if (page !== 'README.md') expect(index).toContain(`(${page})`);
  });
});
