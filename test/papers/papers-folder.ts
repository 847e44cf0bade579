import { fileURLToPath } from 'node:url';

/** Where the papers are: `PAPERS_FOLDER`, or beside the project. */
export function papersFolder(): string {
  const given = process.env.PAPERS_FOLDER ?? '';
  return given === '' ? fileURLToPath(new URL('../../../shared/papers', import.meta.url)) : given;
}
