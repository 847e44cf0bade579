import { bedFile } from '../cache.ts';

/**
 * A command line that runs `command` beside PostgreSQL below `root`, in mount and process namespaces of its own:
 * nothing it mounts is seen by the host, and nothing it starts outlives it.
 */
export function inNamespace(root: string, command: readonly string[]): readonly string[] {
  return ['unshare', '--mount', '--pid', '--fork', 'bash', bedFile('server/namespace.sh'), root, ...command];
}
