/** This machine cannot run the bed. The message says why and what a person can do; the command line exits with 2. */
export class BedUnavailable extends Error {
  override readonly name = 'BedUnavailable';
}

/** Runs a command line; where this machine cannot run the bed, it says so and ends with 2. */
export async function unlessUnavailable(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    if (!(thrown instanceof BedUnavailable)) throw thrown;
    console.error(thrown.message);
    process.exitCode = 2;
  }
}
