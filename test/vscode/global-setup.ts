import { spawnSync } from 'node:child_process';
import { BedUnavailable } from '../beds/vscode/bed-unavailable.ts';
import { installCodeServer } from '../beds/vscode/install-code-server.ts';
import { startOdoo } from '../beds/odoo/bed.ts';

/** Brings up what takes long before any story's time starts to count: VS Code, Odoo, and the packaged VSIX. */
export async function setup(): Promise<void> {
  try {
    await installCodeServer();
  } catch (error) {
    if (!(error instanceof BedUnavailable)) throw error;
    console.error(error.message);
    process.exit(2);
  }
  await startOdoo('19');
  const packaged = spawnSync('npm', ['run', '--silent', 'package'], { stdio: ['ignore', 2, 2] });
  if (packaged.status !== 0) throw new Error('npm run package failed');
}
