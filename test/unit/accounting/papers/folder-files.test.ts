import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderFiles } from '../../../../src/accounting/papers/files/folder-files.ts';
import { paperProblems } from '../../../../src/accounting/papers/problems.ts';
import { problemIn, problemOf } from '../../../support/problem-of.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** A workspace with these files, beside a folder that is not in it. */
function workspace(files: Readonly<Record<string, string>> = { 'bills/a.pdf': '%PDF-1.7' }) {
  const above = temporaryFolder();
  const folder = join(above, 'books');
  const outside = join(above, 'secret.pdf');
  mkdirSync(folder);
  writeFileSync(outside, '%PDF-secret');
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) put(path, content);
  return { folder, outside, put, files: new FolderFiles(() => [folder]) };
}

const refusal = async (files: FolderFiles, path: string) => {
  const { code, person, model } = await problemOf(files.open(path));
  expect(person + model).not.toContain('SECRET');
  return `${code}: ${person}`;
};

describe('a file of the workspace', () => {
  it('is read whole, by its path in the folder or by its absolute one', async () => {
    const { folder, files } = workspace();
    const relative = await files.open('bills/a.pdf');
    expect(relative).toMatchObject({ path: 'bills/a.pdf', name: 'a.pdf' });
    expect(Buffer.from(relative.bytes).toString()).toBe('%PDF-1.7');
    expect(await files.open(join(folder, 'bills', '..', 'bills', 'a.pdf'))).toMatchObject({
      path: 'bills/a.pdf',
    });
  });

  it('is found in whichever folder has it; where several have it, the absolute path is asked for', async () => {
    const [one, other] = [
      workspace({ 'a.pdf': '1', 'b.pdf': '1' }),
      workspace({ 'b.pdf': '2', 'c.pdf': '2' }),
    ];
    const files = new FolderFiles(() => [one.folder, other.folder]);
    expect(await files.open('c.pdf')).toMatchObject({ path: 'c.pdf' });
    expect(await refusal(files, 'b.pdf')).toContain('paper_ambiguous');
    expect(Buffer.from((await files.open(join(other.folder, 'b.pdf'))).bytes).toString()).toBe('2');
  });

  it('that is not there is said so', async () => {
    expect(await refusal(workspace().files, 'bills/b.pdf')).toContain('paper_not_found');
    expect(await refusal(workspace().files, 'bills/a.pdf/b.pdf')).toContain('paper_not_found');
  });
});

describe('what is not of the workspace', () => {
  it('is not read by climbing out, nor by an absolute path', async () => {
    const { files, outside } = workspace();
    for (const path of ['../secret.pdf', 'bills/../../secret.pdf', outside, '/etc/passwd', '..']) {
      expect(await refusal(files, path)).toContain('outside of the workspace');
    }
  });

  it('is not read through a link to a file, or through a linked folder', async () => {
    const { files, folder, outside } = workspace();
    symlinkSync(outside, join(folder, 'link.pdf'));
    symlinkSync(dirname(outside), join(folder, 'linked'));
    expect(await refusal(files, 'link.pdf')).toContain('it is a link');
    expect(await refusal(files, 'linked/secret.pdf')).toContain('leads out of the workspace');
  });

  it('is not read as a hard link: the same file may be private elsewhere', async () => {
    const { files, folder, outside } = workspace();
    linkSync(outside, join(folder, 'hard.pdf'));
    expect(await refusal(files, 'hard.pdf')).toContain('hard link');
  });
});

describe('what people keep to themselves', () => {
  it('is not read: .env, anything in a folder that begins with a dot', async () => {
    const { files } = workspace({
      '.env': 'SECRET=1',
      '.ssh/id.pdf': 'SECRET',
      'bills/.hidden.pdf': 'SECRET',
    });
    for (const path of ['.env', '.ssh/id.pdf', 'bills/.hidden.pdf', './.env']) {
      expect(await refusal(files, path)).toContain('begins with a dot');
    }
  });

  it('is not read through a link that has a plain name', async () => {
    const { files, folder } = workspace({ '.private/a.pdf': 'SECRET' });
    symlinkSync(join(folder, '.private'), join(folder, 'public'));
    expect(await refusal(files, 'public/a.pdf')).toContain('begins with a dot');
  });

  it('is what git ignores, by the rules of all folders above', async () => {
    const { files, put } = workspace({
      '.gitignore': 'private/\n*.key.pdf\n!open.key.pdf\n',
      'private/a.pdf': 'SECRET',
      'private/.gitignore': '!a.pdf\n',
      'b.key.pdf': 'SECRET',
      'open.key.pdf': 'ok',
      'sub/.gitignore': '/c.pdf\n',
      'sub/c.pdf': 'SECRET',
      'sub/deep/c.pdf': 'ok',
    });
    put('sub/again/.gitignore', '!d.key.pdf\n');
    put('sub/again/d.key.pdf', 'ok');
    for (const path of ['private/a.pdf', 'b.key.pdf', 'sub/c.pdf']) {
      expect(await refusal(files, path)).toContain('git ignores it');
    }
    for (const path of ['open.key.pdf', 'sub/deep/c.pdf', 'sub/again/d.key.pdf']) {
      expect(await files.open(path)).toMatchObject({ path });
    }
  });

  it('is what git itself says, for rules of every sort', async () => {
    const { files, folder, put } = workspace({});
    execFileSync('git', ['init', '-q'], { cwd: folder });
    put(
      '.gitignore',
      ['out', '/top.pdf', 'a/**/z.pdf', 'doc[12].pdf', '# no rule', '\\#real.pdf', 'x/*', '!x/keep.pdf'].join(
        '\n',
      ),
    );
    put('.git/info/exclude', 'excluded.pdf\n');
    const paths = ['out/a.pdf', 'top.pdf', 'in/top.pdf', 'a/b/c/z.pdf', 'a/z.pdf', 'doc1.pdf', 'doc3.pdf'];
    paths.push('#real.pdf', 'x/keep.pdf', 'x/drop.pdf', 'x/y/keep.pdf', 'in/excluded.pdf');
    for (const path of paths) put(path, 'paper');
    const ignored = (path: string) => {
      try {
        execFileSync('git', ['check-ignore', '-q', '--no-index', path], { cwd: folder });
        return true;
      } catch {
        return false;
      }
    };
    const read = await Promise.all(
      paths.map((path) =>
        files.open(path).then(
          () => false,
          () => true,
        ),
      ),
    );
    expect(Object.fromEntries(paths.map((path, index) => [path, read[index]]))).toEqual(
      Object.fromEntries(paths.map((path) => [path, ignored(path)])),
    );
  });

  it('counts the rules of the repository that the folder is in', async () => {
    const { folder, put } = workspace({ '.gitignore': 'inner/private.pdf\n', 'inner/private.pdf': 'SECRET' });
    put('inner/a.pdf', 'ok');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const files = new FolderFiles(() => [join(folder, 'inner')]);
    expect(await refusal(files, 'private.pdf')).toContain('git ignores it');
    expect(await files.open('a.pdf')).toMatchObject({ path: 'a.pdf' });
  });
});

describe('what is no file', () => {
  it('is not opened: a folder, a pipe that nobody writes to, a device', async () => {
    const { files, folder } = workspace();
    execFileSync('mkfifo', [join(folder, 'pipe.pdf')]);
    expect(await refusal(files, 'bills')).toContain('it is a folder');
    expect(await refusal(files, '.')).toContain('it is a folder');
    expect(await refusal(files, 'pipe.pdf')).toContain('it is no file');
    expect(await refusal(new FolderFiles(() => ['/dev']), 'zero')).toContain('it is no file');
  });

  it('is no name on Windows: devices, streams, dots and blanks at the end, shares', async () => {
    const files = new FolderFiles(() => [workspace().folder], 'win32');
    for (const path of [
      'a.pdf:stream',
      'nul',
      'bills/COM1.pdf',
      'con.pdf',
      'a.pdf.',
      'bills /a.pdf',
      '\\\\host\\share',
    ]) {
      expect(await refusal(files, path)).toContain('paper_refused');
    }
    expect(await files.open('bills/a.pdf')).toMatchObject({ path: 'bills/a.pdf' });
  });

  it('is no path: empty, a control character, far too long', async () => {
    const { files } = workspace();
    for (const path of ['', ' ', 'a\0.pdf', 'x'.repeat(5000)]) {
      expect(await refusal(files, path)).toContain('paper_refused');
    }
  });
});

describe('a file that is too large', () => {
  it('is refused with its size, and not read', async () => {
    const { files, folder, put } = workspace();
    put('large.pdf', '%PDF-');
    truncateSync(join(folder, 'large.pdf'), 50 * 1024 * 1024);
    expect(await refusal(files, 'large.pdf')).toMatch(/paper_too_large: .*has 50 MB; at most 20 MB/);
  });

  it('that is empty says nothing', async () => {
    const { files, put } = workspace();
    put('empty.pdf', '');
    expect(await refusal(files, 'empty.pdf')).toContain('it is empty');
  });
});

describe('a workspace that may not be read', () => {
  it('is asked for each time, and says why', async () => {
    const files = new FolderFiles(() => {
      throw paperProblems.notTrusted();
    });
    expect(await refusal(files, 'a.pdf')).toContain('workspace_not_trusted');
    expect(
      problemIn(() => {
        throw paperProblems.notLocal();
      }).person,
    ).toContain('not on the machine');
  });
});
