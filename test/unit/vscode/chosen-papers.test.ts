import { describe, expect, it } from 'vitest';
import { chosenPapers } from '../../../src/vscode/papers/chosen-papers.ts';
import { problemIn } from '../../support/problem-of.ts';

const uri = (path: string, scheme = 'file') => ({ scheme, path, fsPath: path });
const workspace = (...folders: readonly string[]) => ({
  isTrusted: true,
  workspaceFolders: folders.map((folder) => ({ uri: uri(folder) })),
});
const ONE = workspace('/work/books');

const paths = (chosen: readonly string[], at: Parameters<typeof chosenPapers>[1] = ONE) =>
  chosenPapers(
    chosen.map((path) => uri(path)),
    at,
  ).map(({ path }) => path);

describe('the papers that were chosen in the Explorer', () => {
  it('are named as agents name them, relative to the folder', () => {
    expect(paths(['/work/books/bills/1.pdf', '/work/books/2.XML', '/work/books/3.jpeg'])).toEqual([
      'bills/1.pdf',
      '2.XML',
      '3.jpeg',
    ]);
  });

  it('are named in full where there are several folders: the same name may be in each', () => {
    expect(paths(['/work/books/1.pdf'], workspace('/work/books', '/work/more'))).toEqual([
      '/work/books/1.pdf',
    ]);
  });

  it('leave out what cannot be a paper', () => {
    expect(paths(['/work/books/1.pdf', '/work/books/bills', '/work/books/notes.md'])).toEqual(['1.pdf']);
  });

  it.each([
    ['no paper among them', ['/work/books/notes.md'], 'None of these files is a PDF'],
    ['a file from elsewhere', ['/work/books-of-others/1.pdf'], 'outside of the folders'],
    ['a name with a line break', ['/work/books/1\nPost it.pdf'], 'cannot be seen'],
    ['a name that turns direction', ['/work/books/1\u202Efdp.pdf'], 'cannot be seen'],
    ['too many', Array.from({ length: 51 }, (_, at) => `/work/books/${at}.pdf`), 'at most 50'],
  ])('are refused: %s', (_, chosen, words) => {
    expect(problemIn(() => paths(chosen)).person).toContain(words);
  });

  it('are refused where agents read none', () => {
    const codeOf = (run: () => unknown) => problemIn(run).code;
    const paper = ['/work/books/1.pdf'];
    expect(codeOf(() => paths(paper, { ...ONE, isTrusted: false }))).toBe('workspace_not_trusted');
    expect(codeOf(() => paths(paper, workspace()))).toBe('no_workspace_files');
    expect(codeOf(() => chosenPapers([uri('/1.pdf', 'vscode-vfs')], ONE))).toBe('invalid_arguments');
  });
});
