import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';

/** A list of rules and the folder that they are relative to. */
interface Rules {
  readonly folder: string;
  readonly ignore: ignore.Ignore;
}

/** Nobody's rules are longer; what is, is not read. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Whether git leaves a file out: what people keep from their repository they mean to keep to themselves. Rules of the
 * repository that the folder is in count, too; git itself is not asked, it may not be there.
 * @param folder the workspace folder, absolute
 * @param file in it, absolute, without links
 */
export async function isGitIgnored(folder: string, file: string): Promise<boolean> {
  const top = (await repositoryOf(folder)) ?? folder;
  const between = relative(top, dirname(file));
  const steps = between === '' ? [] : between.split(sep);
  const folders = [top, ...steps.map((_step, index) => join(top, ...steps.slice(0, index + 1)))];
  const lists = await Promise.all([
    rulesOf(join(top, '.git', 'info', 'exclude'), top),
    ...folders.map((each) => rulesOf(join(each, '.gitignore'), each)),
  ]);
  // The rules next to a file have the last word.
  const rules = lists.filter((list) => list !== undefined).reverse();
  const parents = folders.slice(1).map((each) => ({ path: each, isFolder: true }));
  return [...parents, { path: file, isFolder: false }].some((entry) => isOut(entry, rules));
}

function isOut(
  entry: { readonly path: string; readonly isFolder: boolean },
  rules: readonly Rules[],
): boolean {
  for (const list of rules) {
    const inside = relative(list.folder, entry.path).split(sep).join('/');
    if (inside === '' || inside.startsWith('..')) continue;
    const { ignored, unignored } = list.ignore.test(entry.isFolder ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The nearest folder above, or this one, that holds a repository. */
async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let each = folder; ; each = dirname(each)) {
    if ((await text(join(each, '.git', 'HEAD'))) !== undefined) return each;
    // In a linked work tree it is a file.
    if ((await text(join(each, '.git'))) !== undefined) return each;
    if (each === dirname(each)) return undefined;
  }
}

async function rulesOf(path: string, folder: string): Promise<Rules | undefined> {
  const lines = await text(path);
  return lines === undefined ? undefined : { folder, ignore: ignore().add(lines.slice(0, MOST_CHARACTERS)) };
}

/** A list that cannot be read has no rules, as for git. */
async function text(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
