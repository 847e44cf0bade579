import { describe, expect, it } from 'vitest';
import { workspaceFolders } from '../../../src/vscode/papers/workspace-folders.ts';
import { problemIn } from '../../support/problem-of.ts';

const folder = (scheme: string, fsPath: string) => ({ uri: { scheme, fsPath } });

describe('the folders that papers may be read in', () => {
  it('are those of the window that lie on this machine', () => {
    const folders = [folder('file', '/home/ada/bills'), folder('vscode-vfs', '/github')];
    expect(workspaceFolders({ isTrusted: true, workspaceFolders: folders })).toEqual(['/home/ada/bills']);
  });

  it('are none in a workspace that is not trusted', () => {
    const run = () => workspaceFolders({ isTrusted: false, workspaceFolders: [folder('file', '/a')] });
    expect(problemIn(run).code).toBe('workspace_not_trusted');
  });

  it('are none in a remote workspace, which is said', () => {
    const remote = [folder('vscode-remote', '/home/ada/bills')];
    const problem = problemIn(() => workspaceFolders({ isTrusted: true, workspaceFolders: remote }));
    expect(problem).toMatchObject({ code: 'no_workspace_files' });
    expect(problem.model).toContain('remote');
  });

  it('are none where none is open', () => {
    const problem = problemIn(() => workspaceFolders({ isTrusted: true, workspaceFolders: undefined }));
    expect(problem.person).toContain('No folder is open');
  });
});
