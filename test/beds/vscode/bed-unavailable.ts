/** This machine cannot run the bed. The message says why and what a person can do; the command line exits with 2. */
export class BedUnavailable extends Error {
  override readonly name = 'BedUnavailable';
}
