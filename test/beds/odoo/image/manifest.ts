/** What is known of an image from its making, kept beside the archive. */
export interface Manifest {
  /** Versions of the packages that matter: the later suite moves. */
  readonly packages: Readonly<Record<string, string>>;
}
