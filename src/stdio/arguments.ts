import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { ApprovalsWord } from '../approvals/terminal/approvals-command.ts';
import { listed } from '../common/listed.ts';
import { plainText } from '../common/plain-text.ts';
import { CannotStart } from './cannot-start.ts';
import { COMMAND_NAMES, SERVE } from './command-names.ts';
import type { CommandName } from './command-names.ts';

/** What the command line asks for. Paths are absolute. */
export interface Arguments {
  readonly command: CommandName;
  readonly demo: boolean;
  readonly envFile?: string;
  readonly readOnly: boolean;
  /** The folders of papers. */
  readonly files: readonly string[];
  readonly dataDirectory?: string;
  readonly json: boolean;
  /** What `approvals` is to do. */
  readonly approvals: ApprovalsWord;
}

const OPTIONS = {
  demo: { type: 'boolean' },
  'env-file': { type: 'string' },
  'read-only': { type: 'boolean' },
  files: { type: 'string', multiple: true },
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
  'set-up': { type: 'boolean' },
  unpair: { type: 'boolean' },
  'set-key': { type: 'boolean' },
  'forget-key': { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What `approvals` can be told to do. */
const APPROVALS = ['set-up', 'unpair', 'set-key', 'forget-key'] as const;

const path = z
  .string()
  .min(1, 'needs a path')
  .transform((given) => resolve(given));
const flag = z.boolean().default(false);
const valuesSchema = z
  .object({
    ...{ demo: flag, 'read-only': flag, json: flag, version: flag, help: flag },
    ...{ 'set-up': flag, unpair: flag, 'set-key': flag, 'forget-key': flag },
    ...{ 'env-file': path.optional(), 'data-dir': path.optional() },
    files: z.array(path).default([]),
  })
  .refine(({ demo, 'env-file': envFile }) => !demo || envFile === undefined, {
    path: ['demo'],
    message: 'connects to nothing, so it takes no --env-file',
  });
const commandSchema = z.tuple([z.enum(COMMAND_NAMES)]).or(z.tuple([]));

/**
 * Reads the command line.
 * @param argv what stands behind the program's name
 * @returns `help` or `version` where that is asked for, whatever else is
 * @throws CannotStart
 */
export function parseArguments(argv: readonly string[]): Arguments | 'help' | 'version' {
  const { values, positionals } = given(argv);
  const parsed = valuesSchema.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(`--${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}`);
  }
  const { demo, files, json, version, help, ...named } = parsed.data;
  if (help) return 'help';
  if (version) return 'version';
  const command = commandSchema.safeParse(positionals).data;
  if (command === undefined) throw wrong(`Commands are ${COMMAND_NAMES.join(', ')}, one at a time`);
  const [name = SERVE] = command;
  if (json && name === SERVE) throw wrong('--json belongs to a command');
  const { 'env-file': envFile, 'data-dir': dataDirectory, 'read-only': readOnly } = named;
  const [word = 'show', ...others] = APPROVALS.filter((each) => named[each]);
  if (word !== 'show' && name !== 'approvals') throw wrong(`--${word} belongs to approvals`);
  if (others.length > 0) throw wrong(`Only one of ${listed([word, ...others].map((each) => `--${each}`))}`);
  return {
    ...{ command: name, demo, readOnly, files, json },
    approvals: word === 'show' ? word : `--${word}`,
    ...(envFile !== undefined && { envFile }),
    ...(dataDirectory !== undefined && { dataDirectory }),
  };
}

function given(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    const [sentence = ''] = thrown.message.split(/[.\n]/);
    throw wrong(plainText(sentence).text);
  }
}

function wrong(what: string): CannotStart {
  return new CannotStart(`${what}. Run "mcp-odoo --help".`);
}
