/** A file as the person knows it. */
interface ShownFile {
  /** "books/.env" */
  readonly shown: string;
  /** All of its path. */
  readonly path: string;
}

/** The shortest names that tell files apart: folders of a window may be called the same. */
export function toldApart(files: readonly ShownFile[]): readonly string[] {
  return files.map(({ shown, path }) => {
    const namesakes = files.filter((other) => other.shown === shown);
    return namesakes.length > 1 ? path : shown;
  });
}
