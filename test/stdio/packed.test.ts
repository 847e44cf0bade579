import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { build } from 'esbuild';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import product from '../../package.json' with { type: 'json' };
import server from '../../server.json' with { type: 'json' };
import { pdf } from '../support/papers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { cleanEnv, PROGRAM } from './program.ts';

const npm = z.string().parse(process.env.npm_execpath);
const home = mkdtempSync(join(tmpdir(), 'mcp-odoo-packed-'));
const tarball = join(home, `mcp-odoo-${product.version}.tgz`);
// As people's folders are called.
const unpacked = join(home, 'My Programs', 'package');
const program = join(unpacked, 'dist', 'stdio.js');

/** What esbuild.mjs leaves out of the bundle. */
const LEFT_OUT = ['ajv', 'ajv-formats', 'zod-to-json-schema', 'form-data'];

const VERSION = new RegExp(`^${product.version.replaceAll('.', '\\.')}\\+[0-9a-f]+\n$`);

afterAll(() => rmSync(home, { recursive: true, force: true }));
const closingLine = runNpm('run', '--silent', 'package:npm', '--', '--outdir', home);
mkdirSync(dirname(unpacked));
execFileSync('tar', ['-xzf', tarball, '-C', dirname(unpacked)]);

describe('the package for npm', () => {
  it('holds the program, its PDF reader, and what has to be said with them: nothing else', () => {
    const files = [
      ...['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'package.json', 'sbom.cdx.json'],
      ...['dist/pdf-worker.js', 'dist/stdio.js'],
      ...['dist/pdfjs/pdf.min.mjs', 'dist/pdfjs/pdf.worker.min.mjs'],
      ...['dist/pdfjs/jbig2.wasm', 'dist/pdfjs/openjpeg.wasm'],
      ...['dist/pdfjs/FoxitDingbats.pfb', 'dist/pdfjs/FoxitSymbol.pfb'],
      ...['LICENSE', 'LICENSE_FOXIT', 'LICENSE_JBIG2', 'LICENSE_OPENJPEG'].map(
        (name) => `dist/pdfjs/${name}`,
      ),
      ...['dist/pdfjs/LICENSE_PDFJS_JBIG2', 'dist/pdfjs/LICENSE_PDFJS_OPENJPEG'],
    ];
    expect(filesIn(unpacked).toSorted()).toEqual(files.toSorted());
    expect(closingLine).toMatch(
      new RegExp(`^package-npm: files=${files.length} bytes=\\d{7} packages=\\d+\n$`),
    );
  });

  it('holds the very program that all other tests of the command line start', () => {
    expect(readFileSync(program).equals(readFileSync(PROGRAM))).toBe(true);
  });

  it('needs no other package, runs nothing when it is installed, and is named as in server.json', () => {
    const manifest = z.looseObject({}).parse(JSON.parse(textOf('package.json')));
    expect(manifest).toMatchObject({
      ...{ name: 'mcp-odoo', version: product.version, license: 'MIT', type: 'module' },
      ...{ bin: { 'mcp-odoo': 'dist/stdio.js' }, engines: { node: '>=22' }, mcpName: server.name },
    });
    expect(Object.keys(manifest).filter((key) => /depend|scripts|bundle/i.test(key))).toEqual([]);
  });

  it('says nothing of the machine that it was made on', () => {
    for (const file of filesIn(unpacked).filter((name) => !/\.(?:wasm|pfb)$/.test(name))) {
      expect(textOf(file), file).not.toContain(process.cwd());
      expect(textOf(file), file).not.toContain('sourceMappingURL=stdio');
    }
  });

  it('names each package that is in it, with its licence, in notices and SBOM', async () => {
    const bundled = await namesInBundle();
    expect(bundled).toEqual(expect.arrayContaining(Object.keys(product.dependencies)));
    const noted = notices();
    expect([...new Set(noted.map(({ name }) => name))].toSorted()).toEqual(bundled);
    for (const { name, text } of noted) expect(text, name).toMatch(/copyright[\s\S]{100}/i);
    const sbom = sbomSchema.parse(JSON.parse(textOf('sbom.cdx.json')));
    expect(sbom.components.map(idOf)).toEqual(noted.map(idOf));
  });

  it('says whose parts are in the parts of others', () => {
    const texts = new Map(notices().map(({ name, text }) => [name, text]));
    const inPdfjs = ['Apache License', 'The PDFium Authors', 'Catholique de Louvain', 'CoreJS Company'];
    for (const owner of inPdfjs)
      expect(texts.get('pdfjs-dist')?.toLowerCase()).toContain(owner.toLowerCase());
    for (const owner of ['Isaac Z. Schlueter', 'Mathias Bynens']) expect(texts.get('saxes')).toContain(owner);
  });
});

describe('the unpacked package, in a folder with a space in its name', () => {
  it('starts', () => {
    expect(versionBy(process.execPath, program)).toMatch(VERSION);
  });

  it('lists its tools, and reads a PDF', async () => {
    const papers = temporaryFolder();
    writeFileSync(join(papers, 'bill.pdf'), await pdf({ pages: [['Invoice 4711 of Azure Interior']] }));
    const client = new Client({ name: 'a test', version: '1' });
    const args = [program, '--demo', '--files', papers, '--data-dir', temporaryFolder()];
    const transport = new StdioClientTransport({
      ...{ command: process.execPath, args, env: { ...cleanEnv({}) }, stderr: 'ignore' },
    });
    onTestFinished(() => client.close());
    await client.connect(transport);
    expect((await client.listTools()).tools).toHaveLength(17);
    const read = await client.callTool({ name: 'read_paper', arguments: { path: 'bill.pdf' } });
    const { structuredContent, isError } = CallToolResultSchema.parse(read);
    expect(isError).toBeUndefined();
    expect(JSON.stringify(structuredContent)).toContain('Invoice 4711 of Azure Interior');
  });
});

describe('the package, installed by npm without a network', () => {
  it.skipIf(process.platform === 'win32')('gives the command mcp-odoo', () => {
    const prefix = temporaryFolder();
    const cache = temporaryFolder();
    runNpm(
      ...['install', '--global', '--prefix', prefix, '--offline', '--cache', cache],
      ...['--no-audit', '--no-fund', '--silent', tarball],
    );
    expect(versionBy(join(prefix, 'bin', 'mcp-odoo'))).toMatch(VERSION);
    expect(readdirSync(join(prefix, 'lib', 'node_modules'))).toEqual(['mcp-odoo']);
  });
});

const sbomSchema = z.object({ components: z.array(z.object({ name: z.string(), version: z.string() })) });

const idOf = ({ name, version }: { name: string; version: string }) => `${name}@${version}`;

function runNpm(...args: string[]): string {
  return execFileSync(process.execPath, [npm, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function versionBy(command: string, ...args: string[]): string {
  return execFileSync(command, [...args, '--version'], { encoding: 'utf8', env: { ...cleanEnv({}) } });
}

function textOf(file: string): string {
  return readFileSync(join(unpacked, file), 'utf8');
}

/** All files, with slashes between folders. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory())
    .map((each) =>
      join(each.parentPath, each.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

/** The sections of the notices. */
function notices(): { name: string; version: string; text: string }[] {
  const sections = textOf('THIRD-PARTY-NOTICES.txt').matchAll(
    /^={80}\n(?<name>\S+)@(?<version>\S+) \(\S+\)\n={80}\n(?<text>(?:(?!={80}).*\n)+)/gm,
  );
  const sectionSchema = z.object({ name: z.string(), version: z.string(), text: z.string() });
  return [...sections].map(({ groups }) => sectionSchema.parse(groups));
}

/** The packages that esbuild finds when it is asked here, and pdf.js, which is copied. By name. */
async function namesInBundle(): Promise<string[]> {
  const { metafile } = await build({
    ...{ entryPoints: ['src/stdio.ts', 'src/accounting/papers/pdf/pdf-worker.ts'], outdir: 'dist' },
    ...{ bundle: true, format: 'esm', platform: 'node', external: ['pdfjs-dist/*', ...LEFT_OUT] },
    ...{ metafile: true, write: false, logLevel: 'silent' },
  });
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const [first = '', second = ''] = path.split('node_modules/').at(-1)?.split('/') ?? [];
    return path.includes('node_modules/') ? [first.startsWith('@') ? `${first}/${second}` : first] : [];
  });
  return [...new Set([...names, 'pdfjs-dist'])].toSorted();
}
