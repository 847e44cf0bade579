import { homedir } from 'node:os';
import { dataDirectoryPath } from '../journal/data-directory.ts';

/** The data directory of this account: one for VS Code and the command line. */
export function ownDataDirectory(): string {
  return dataDirectoryPath(process.platform, process.env, homedir());
}
