import { spawnSync } from 'node:child_process';
import { BedUnavailable } from '../beds/vscode/bed-unavailable.ts';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { installCodeServer } from '../beds/vscode/install-code-server.ts';
import { playProject } from '../support/play-project.ts';

/*
 * npm run test:offline [-- vitest's own options]: the VSIX, installed in an empty profile of a real VS Code that reaches
 * nothing but loopback, as a new user finds it. Needs Linux, root, unshare and ip.
 * Ends with 0 when all of it holds, 1 when something does not, 2 when it cannot run here.
 */
const INSIDE = '--without-network';

process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const others = argv.filter((each) => each !== INSIDE);
  if (argv.includes(INSIDE)) {
    const { cases, failed, isKept } = await playProject('offline', others);
    console.log(`offline: cases=${cases} failed=${failed}`);
    return isKept ? 0 : 1;
  }
  return (await isReady()) ? withoutNetwork(others) : 2;
}

/** What may need the network is done before: VS Code, Chromium, and the VSIX. */
async function isReady(): Promise<boolean> {
  try {
    await installCodeServer();
    await (await TestBrowser.launch()).dispose();
  } catch (thrown) {
    if (!(thrown instanceof BedUnavailable)) throw thrown;
    console.error(`offline: ${thrown.message}`);
    return false;
  }
  if (spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status !== 0) {
    console.error('offline: this needs Linux, root, unshare and ip, to take the network away.');
    return false;
  }
  const packaged = spawnSync('npm', ['run', '--silent', 'package'], { stdio: ['ignore', 2, 2] });
  if (packaged.status !== 0) throw new Error('npm run package failed');
  return true;
}

/** Runs this file again where there is a loopback device and no other. */
function withoutNetwork(argv: readonly string[]): number {
  const again = [process.execPath, import.meta.filename, INSIDE, ...argv];
  const shell = ['sh', '-c', 'ip link set lo up && exec "$@"', 'offline', ...again];
  return spawnSync('unshare', ['--net', ...shell], { stdio: 'inherit' }).status ?? 1;
}
