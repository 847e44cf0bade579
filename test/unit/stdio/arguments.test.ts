import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/stdio/arguments.ts';
import { COMMAND_NAMES } from '../../../src/stdio/command-names.ts';
import { usage } from '../../../src/stdio/usage.ts';

const DEFAULTS = {
  command: 'serve',
  demo: false,
  readOnly: false,
  files: [],
  json: false,
  approvals: 'show',
};

describe('the command line', () => {
  it.each([
    [[], {}],
    [['--demo'], { demo: true }],
    [['--read-only'], { readOnly: true }],
    [['--env-file', 'odoo.env'], { envFile: resolve('odoo.env') }],
    [['--data-dir=/var/lib/x'], { dataDirectory: resolve('/var/lib/x') }],
    [['--files', '/a', '--files', 'b'], { files: [resolve('/a'), resolve('b')] }],
    [['drafts', '--json', '--demo'], { command: 'drafts', json: true, demo: true }],
    [['--json', 'verify-log'], { command: 'verify-log', json: true }],
    [['log'], { command: 'log' }],
    [['approvals'], { command: 'approvals' }],
    [['approvals', '--set-up'], { command: 'approvals', approvals: '--set-up' }],
    [['approvals', '--unpair'], { command: 'approvals', approvals: '--unpair' }],
    [['approvals', '--set-key'], { command: 'approvals', approvals: '--set-key' }],
    [['approvals', '--forget-key'], { command: 'approvals', approvals: '--forget-key' }],
  ])('%j asks for %j', (argv, asked) => {
    expect(parseArguments(argv)).toEqual({ ...DEFAULTS, ...asked });
  });

  it('answers --help and --version before anything else', () => {
    expect(parseArguments(['drafts', '-h', '--demo'])).toBe('help');
    expect(parseArguments(['--version', '--json'])).toBe('version');
  });

  it.each([
    [['--approve'], "Unknown option '--approve'"],
    [['drafts', 'log'], 'Commands are drafts, log, verify-log, approvals, one at a time'],
    [['serve'], 'Commands are drafts, log, verify-log, approvals, one at a time'],
    [['--files', ''], '--files needs a path'],
    [['--read-only=yes'], "Option '--read-only' does not take an argument"],
    [['--json'], '--json belongs to a command'],
    [['drafts', '--set-up'], '--set-up belongs to approvals'],
    [['--forget-key'], '--forget-key belongs to approvals'],
    [['approvals', '--set-up', '--unpair'], 'Only one of --set-up and --unpair'],
    [['--demo', '--env-file', 'x'], '--demo connects to nothing, so it takes no --env-file'],
  ])('%j will not do', (argv, why) => {
    expect(() => parseArguments(argv)).toThrow(`${why}. Run "mcp-odoo --help".`);
  });

  it('has a help that names every word', () => {
    for (const name of COMMAND_NAMES) expect(usage()).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    for (const line of usage().split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });
});
