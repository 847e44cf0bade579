import { spawn } from 'node:child_process';

/**
 * Runs a command in a real terminal, types there as soon as something is asked, and reads all that was on it.
 * @param typed with what ends each, such as "\\r"; Ctrl+C when there is no more
 */
export async function typeAtTerminal(
  command: readonly string[],
  typed: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ shown: string; code: number | null }> {
  const line = command.map((word) => `'${word}'`).join(' ');
  const terminal = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], { env });
  const lines = [...typed];
  let shown = '';
  terminal.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece;
    if (piece.endsWith(': ')) terminal.stdin.write(lines.shift() ?? '\u0003');
  });
  const code = await new Promise<number | null>((resolve) => terminal.on('close', resolve));
  return { shown, code };
}
