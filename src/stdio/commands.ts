import type { Command } from './command.ts';
import type { CommandName } from './command-names.ts';

const LOADERS = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  drafts: async () => (await import('./commands/drafts.ts')).drafts,
  log: async () => (await import('./commands/log.ts')).log,
  approvals: async () => (await import('./commands/approvals.ts')).approvals,
  'verify-log': async () => (await import('./commands/verify-log.ts')).verifyLog,
} as const satisfies Record<CommandName, () => Promise<Command>>;

export function loadCommand(name: CommandName): Promise<Command> {
  return LOADERS[name]();
}
