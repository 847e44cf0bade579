import { Writable } from 'node:stream';

/** What a process writes to. */
interface Outputs {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/**
 * Takes stdout for what is meant for it. Whatever a dependency writes there, by `console` or directly, goes to stderr
 * from now on: a stray line would break the protocol.
 * @returns the real stdout; when nobody reads it any more it emits an error, which need not be listened to
 */
export function claimStdout({ stdout, stderr }: Outputs): Writable {
  const write = stdout.write.bind(stdout);
  Object.assign(stdout, { write: stderr.write.bind(stderr) });
  const claimed = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      write(chunk, done);
    },
  });
  stdout.on('error', (error) => claimed.destroy(error));
  return claimed.on('error', () => undefined);
}
