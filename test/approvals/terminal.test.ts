import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { typeAtTerminal } from '../support/type-at-terminal.ts';
import { openBed } from './approval-bed.ts';

const AT_TERMINAL = join(import.meta.dirname, 'at-terminal.ts');
const NEW = 'eine neue Lösung';

const atTerminal = (root: string, word: string, typed: readonly string[]) =>
  typeAtTerminal([process.execPath, AT_TERMINAL, root, word], typed);

describe('at a real terminal', () => {
  it('a passphrase is set up, and no letter of it is on the screen', async () => {
    const { root, stores } = await openBed({ passphrase: 'none' });
    // The second time with a slip that is taken back, and an arrow key.
    const { shown, code } = await atTerminal(root, '--set-up', [
      `${NEW}\r`,
      `${NEW.slice(0, -1)}xö\u007f\u007f${NEW.slice(-1)}\r`,
    ]);
    expect(code).toBe(0);
    expect(shown).toContain('The passphrase is set.');
    expect(shown).not.toContain('neue');
    expect(await stores.passphrase.try(NEW)).toMatchObject({ kind: 'right' });
  });

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('%s leaves, and nothing is set', async (_key, typed) => {
    const { root, stores } = await openBed({ passphrase: 'none' });
    expect((await atTerminal(root, '--set-up', [`${NEW}\r`, `half${typed}`])).code).toBe(1);
    expect(await stores.file.since()).toBeUndefined();
  });

  it('a code is shown that pairs', async () => {
    const { root, stores } = await openBed();
    const { shown } = await atTerminal(root, 'show', []);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(shown)?.[0] ?? '';
    expect(await stores.codes.use(code)).toBe(true);
  });
});

describe('without a terminal', () => {
  it.each(['--set-up', 'show'])('%s runs for no program', async (word) => {
    const { root, stores } = await openBed({ passphrase: 'none' });
    const program = spawn(process.execPath, [AT_TERMINAL, root, word]);
    program.stdin.end(`${NEW}\n${NEW}\n`);
    const said = await text(program.stdout);
    const code = await new Promise((resolve) => program.on('close', resolve));
    expect({ said, code }).toEqual({
      said: 'mcp-odoo approvals runs only in a terminal of your own.\n',
      code: 2,
    });
    expect(await stores.file.since()).toBeUndefined();
  });
});
