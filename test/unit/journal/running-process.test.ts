import { describe, expect, it } from 'vitest';
import { processState } from '../../../src/journal/running-process.ts';
import { ChildScript } from '../../support/child-script.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { waitFor } from '../../support/wait-for.ts';

describe('a process is told from a later one with the same id', () => {
  it('by its start, which does not change while it runs', async () => {
    const state = await processState(process.pid);
    expect(state).toMatchObject({ running: true });
    expect(await processState(process.pid)).toEqual(state);
  });

  it.skipIf(process.platform === 'win32')(
    'by a start that others do not share',
    async () => {
      const other = new ChildScript('claim-holder.ts', [temporaryFolder(), 'books']);
      await other.line();
      expect(await processState(other.pid)).not.toEqual(await processState(process.pid));
    },
    30_000,
  );
});

describe('a process does not run', () => {
  it('when there is none with this id', async () => {
    expect(await processState(999_999_999)).toEqual({ running: false });
  });

  it.runIf(process.platform === 'linux')(
    'when it has ended and only its parent has not noticed',
    async () => {
      // The shell's child becomes a child of the script, which does not know of it and never fetches its end. The shell
      // would, so it lives until the script is there.
      const parent = new ChildScript('claim-holder.ts', [temporaryFolder(), 'books'], 'sleep 600 & echo $!;');
      const child = Number(await parent.line());
      expect(await parent.line()).toBe('held');
      expect(await processState(child)).toMatchObject({ running: true });
      process.kill(child, 'SIGKILL');
      await waitFor(async () => expect(await processState(child)).toEqual({ running: false }));
      expect(() => process.kill(child, 0)).not.toThrow();
    },
  );
});
