import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Problem } from '../../src/common/problem.ts';
import { parseAnnouncement } from '../../src/relay/announcement.ts';
import type { Announcement, ConnectionName } from '../../src/relay/announcement.ts';
import type { ForwardedCall } from '../../src/mcp/tool-forwarder.ts';
import { WindowDoor } from '../../src/relay/window-door.ts';
import { WindowForwarder } from '../../src/relay/window-forwarder.ts';
import { openScriptedBooks } from './scripted-books.ts';
import type { ScriptedBooks } from './scripted-books.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A window with one bill to post and a door, and a folder in which it is announced. */
export interface WindowDesk {
  readonly books: ScriptedBooks;
  readonly door: WindowDoor;
  readonly folder: string;
  readonly name: ConnectionName;
  /** What the window had to say no to. */
  readonly problems: Problem[];
}

export async function openWindowDesk(folder = temporaryFolder()): Promise<WindowDesk> {
  const books = await openScriptedBooks();
  const { origin, database, login } = books.office.session;
  const name = { origin, database, login };
  const problems: Problem[] = [];
  const door = await WindowDoor.open({
    ...{ folder, name, version: '1' },
    connection: () => ({ isDemo: false, workroom: () => Promise.resolve(books.office) }),
    onProblem: (_tool, problem) => problems.push(problem),
  });
  onTestFinished(async () => {
    await door.dispose();
    await books.dispose();
  });
  return { books, door, folder, name, problems };
}

/** What a server over stdio has of the windows on its machine. */
export function forwarderTo(
  { folder, name }: Pick<WindowDesk, 'folder' | 'name'>,
  other: Partial<ConnectionName> = {},
): WindowForwarder {
  return new WindowForwarder({ folder, connection: { ...name, ...other }, version: '1', greetingMs: 300 });
}

/** A call of an agent that waits. */
export function aCall(given: Partial<ForwardedCall> = {}): ForwardedCall {
  const { signal } = new AbortController();
  return { signal, client: 'Claude Code', progress: () => undefined, ...given };
}

/** All that the windows of a folder say of themselves. */
export function announcedIn({ folder }: Pick<WindowDesk, 'folder'>): readonly Announcement[] {
  return readdirSync(folder)
    .map((file) => parseAnnouncement(readFileSync(join(folder, file), 'utf8')))
    .filter((said) => said !== undefined);
}

/** The door of the only window that is announced, as a client of MCP takes it. */
export function doorOf(desk: WindowDesk) {
  const [said, ...others] = announcedIn(desk);
  if (said === undefined || others.length > 0) throw new Error('Not one window is announced.');
  const { uri, token } = said;
  return { uri, token, headers: { Authorization: `Bearer ${token}` } };
}
