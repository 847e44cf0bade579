import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { claimStdout } from '../../../src/stdio/claim-stdout.ts';

describe('stdout, once it is claimed', () => {
  it('gets what is meant for it, and stderr everything else that is written to it', async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const claimed = claimStdout({ stdout, stderr });
    new Console(stdout, stderr).log('a dependency talks');
    stdout.write('and writes\n');
    claimed.write('{"jsonrpc":"2.0"}\n');
    await new Promise((resolve) => claimed.end(resolve));
    stdout.end();
    stderr.end();
    expect(await text(stdout)).toBe('{"jsonrpc":"2.0"}\n');
    expect(await text(stderr)).toBe('a dependency talks\nand writes\n');
  });

  it('is no fault when nobody reads it any more', async () => {
    const stdout = new PassThrough();
    const claimed = claimStdout({ stdout, stderr: new PassThrough() });
    stdout.destroy(new Error('EPIPE'));
    await new Promise((resolve) => claimed.once('close', resolve));
    expect(claimed.destroyed).toBe(true);
  });
});
