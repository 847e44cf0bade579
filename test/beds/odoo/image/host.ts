import { existsSync } from 'node:fs';
import { run } from '../command.ts';
import type { Progress } from '../progress.ts';

const tools = [
  { file: '/usr/bin/mmdebstrap', package: 'mmdebstrap' },
  { file: '/usr/bin/zstd', package: 'zstd' },
  { file: '/usr/share/keyrings/debian-archive-keyring.gpg', package: 'debian-archive-keyring' },
];

/** True where the bed can be built: Debian, as root. */
export function canHostOdoo(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** What to do on any other machine. */
export const useAnotherOdoo = `The Odoo test bed is made of Debian's packages and needs Debian and root.
To test against another Odoo set
  ODOO_TEST_URL           its address, such as http://127.0.0.1:8069
  ODOO_TEST_DB            the database
  ODOO_TEST_USER          a login
  ODOO_TEST_PASSWORD      its password or API key
  ODOO_TEST_ALLOW_WRITES  the database's name again, to let tests write there`;

/** Installs what building takes and the machine lacks. */
export async function installTools(progress: Progress, log: string): Promise<void> {
  await progress.step("Refreshing the machine's package lists", () => run(['apt-get', 'update'], { log }));
  const packages = tools.filter((tool) => !existsSync(tool.file)).map((tool) => tool.package);
  if (packages.length === 0) return;
  await progress.step(`Installing ${packages.join(', ')}`, () =>
    run(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], { log }),
  );
}

/** The Debian mirror this machine installs from, so that the bed uses the same one. */
export async function debianMirror(): Promise<string> {
  const ofDebian = ['Created-By: Packages', 'Origin: Debian', 'Label: Debian'];
  const targets = await run(['apt-get', 'indextargets', '--format', '$(REPO_URI)', ...ofDebian]);
  const [mirror = ''] = targets.split('\n');
  if (mirror === '')
    throw new Error("apt knows no Debian mirror: look at this machine's /etc/apt/sources.list.");
  return mirror;
}
