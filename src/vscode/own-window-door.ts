import { openDataDirectory } from '../journal/data-directory.ts';
import { ownDataDirectory } from '../office/own-data-directory.ts';
import { WindowDoor } from '../relay/window-door.ts';
import type { WindowDoorParts } from '../relay/window-door.ts';

/**
 * Opens a door that is announced in the data directory of this account. Loaded at first need.
 * @throws Problem `journal_unavailable`
 */
export async function openOwnWindowDoor(parts: Omit<WindowDoorParts, 'folder'>): Promise<WindowDoor> {
  const { windows } = await openDataDirectory(ownDataDirectory());
  return WindowDoor.open({ ...parts, folder: windows });
}
