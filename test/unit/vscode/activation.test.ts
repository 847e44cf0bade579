import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** The source files that are loaded when the extension is activated: all but those behind an `import()`. */
async function filesOfActivation(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['vscode'],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return [...loadedWith('dist/extension.js', metafile)].flatMap((output) =>
    Object.keys(metafile.outputs[output]?.inputs ?? {}),
  );
}

function loadedWith(output: string, metafile: Metafile, seen = new Set<string>()): Set<string> {
  if (seen.has(output)) return seen;
  seen.add(output);
  for (const { path, kind, external } of metafile.outputs[output]?.imports ?? []) {
    if (kind === 'import-statement' && external !== true) loadedWith(path, metafile, seen);
  }
  return seen;
}

describe('activating the extension', () => {
  it('loads of its dependencies only what says texts in the language: the others wait for their first use', async () => {
    const files = await filesOfActivation();
    expect(files).toContain('src/extension.ts');
    expect(files.filter((file) => file.includes('node_modules'))).toEqual([
      'node_modules/@vscode/l10n/dist/main.js',
    ]);
  });

  it('loads nothing that speaks to Odoo, keeps the journal, serves agents or plays the demo company', async () => {
    const files = await filesOfActivation();
    expect(
      files.filter((file) =>
        /src\/(journal|posting|mcp|demo|odoo\/(?!address|\w*-?problems|errors))/.test(file),
      ),
    ).toEqual([]);
  });
});
