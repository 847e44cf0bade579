import { connectionId } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';

/**
 * The id of a row: other connections have rows of the same documents.
 * @param row what tells it from the others of its connection
 */
export function rowId(connection: ConnectionProfile, row: string): string {
  return `${connectionId(connection)}/${row}`;
}
