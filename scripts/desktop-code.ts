import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isWindows = process.platform === 'win32';

/** The command that opens VS Code on this machine's desktop, if it has both. */
export function findDesktopCode(): string | undefined {
  if (!hasDesktop()) return undefined;
  const name = isWindows ? 'code.cmd' : 'code';
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Opens a window that runs the extension from its folder and leaves the installed extensions alone. False: it did not open. */
export async function openDesktopCode(code: string, extension: string, workspace: string): Promise<boolean> {
  const args = [`--extensionDevelopmentPath=${extension}`, workspace];
  const quoted = (text: string) => (isWindows ? `"${text}"` : text);
  const child = spawn(quoted(code), args.map(quoted), { stdio: 'inherit', shell: isWindows });
  await once(child, 'exit');
  return child.exitCode === 0;
}

/** In a remote terminal `code` only talks to a window elsewhere; as root VS Code refuses to start. */
function hasDesktop(): boolean {
  const { env } = process;
  if (env.VSCODE_IPC_HOOK_CLI !== undefined || process.getuid?.() === 0) return false;
  return process.platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}
