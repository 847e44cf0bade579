import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { BedUnavailable } from './bed-unavailable.ts';
import { cacheFolder } from '../cache-folder.ts';
import { run } from './run.ts';

const exec = promisify(execFile);

/** Installs the Debian packages that are missing. Other systems are left alone: what is missing there shows itself later. */
export async function installDebianPackages(packages: readonly string[]): Promise<void> {
  if (!(await isDebian())) return;
  const missing: string[] = [];
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (process.getuid?.() !== 0) {
    throw new BedUnavailable(
      `This needs Debian packages that are missing. Run: sudo apt-get install ${names}`,
    );
  }
  await mkdir(cacheFolder('log'), { recursive: true });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-q', '-o', 'DPkg::Lock::Timeout=600'];
  await run({
    command: 'apt-get',
    args: [...lock, 'update'],
    doing: 'Reading the list of Debian packages',
    logFile: cacheFolder('log', 'apt-update.log'),
    env,
  });
  await run({
    command: 'apt-get',
    args: [...lock, 'install', '-y', '--no-install-recommends', ...missing],
    doing: `Installing Debian packages: ${names}`,
    logFile: cacheFolder('log', 'apt-install.log'),
    env,
  });
}

async function isDebian(): Promise<boolean> {
  try {
    await exec('dpkg-query', ['--version']);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function isInstalled(name: string): Promise<boolean> {
  const { stdout } = await exec('dpkg-query', ['-W', '-f', '${binary:Package} ${db:Status-Status}\n']);
  return stdout
    .split('\n')
    .some(
      (line) => line === `${name} installed` || (line.startsWith(`${name}:`) && line.endsWith(' installed')),
    );
}
