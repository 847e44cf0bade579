import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { KeysOfYes } from '../../approvals/second-key/keys-of-yes.ts';
import { INSTRUCTIONS, listed, TOOLS } from '../../mcp/catalogue.ts';
import { createServer } from '../../mcp/server.ts';
import { ownDataDirectory } from '../../office/own-data-directory.ts';
import { announceUrl } from '../announce-url.ts';
import { askInWindow } from '../ask-in-window.ts';
import { AskOnPage } from '../ask-on-page.ts';
import { CallsUnderWay } from '../calls-under-way.ts';
import { CannotStart } from '../cannot-start.ts';
import type { Command } from '../command.ts';
import { warnOfExposed, watchRoots } from '../exposed-secrets.ts';
import { openOffice } from '../open-office.ts';
import { sealedKey } from '../sealed-key.ts';
import { listenForEnd } from '../until-end.ts';

/** How long calls under way may go on when the client has closed stdin, and when the process is told to end. */
const AFTER_STDIN_MS = 10_000;
const AFTER_SIGNAL_MS = 1_000;

/** And what is being written then (milliseconds): what it cannot wait for is looked up at the next start. */
const WRITING_MS = 1_000;

const ONLY_READS = 'This server only reads: nothing is drafted, changed or posted.';

/**
 * Serves MCP on stdin and stdout until the client or a signal ends it. What a person decides is asked in a window of VS Code
 * with the same connection; without one, on a page of this process.
 */
export const serve: Command = async (asked, terminal) => {
  const { files, readOnly, dataDirectory = ownDataDirectory() } = asked;
  const { stdout, version, warn } = terminal;
  await assertFolders(files);
  const report = (thrown: unknown): void => {
    log.problem(thrown);
  };
  const keysOfYes = new KeysOfYes();
  const person = new AskOnPage({
    ...{ dataDirectory, keysOfYes },
    papers: {
      files: async (document) => (await office.workroom()).books.surroundings.files(document),
      file: async (document, file) => (await office.workroom()).books.surroundings.file(document, file),
    },
    announce: (url) => void announceUrl(server, url, warn).catch(report),
    onFault: report,
  });
  const secondKey = sealedKey(dataDirectory, keysOfYes);
  const deciding = { approver: person, partnerForm: person, secondKey };
  const { office, log, secrets, connection } = await openOffice(
    { ...asked, dataDirectory },
    terminal,
    deciding,
  );
  const end = listenForEnd(process, process.stdin, stdout);
  const calls = new CallsUnderWay();
  const left = new AbortController();
  const offered = readOnly ? TOOLS.filter(({ annotations }) => annotations.readOnlyHint) : TOOLS;
  const server = createServer({
    version,
    connection: () => ({ isDemo: office.isDemo, workroom: office.workroom }),
    onProblem: (tool, problem, thrown) => log.problem(thrown ?? problem, tool),
    tools: offered.map(listed),
    instructions: readOnly ? `${INSTRUCTIONS} ${ONLY_READS}` : INSTRUCTIONS,
    clientLeft: left.signal,
    onCall: (ended) => calls.add(ended),
    ...(connection !== undefined && { forwarder: askInWindow({ dataDirectory, connection, version }) }),
  });
  watchRoots(server, secrets, warn);
  await server.connect(new StdioServerTransport(process.stdin, stdout));
  await warnOfExposed(secrets, files, warn);
  if (process.stdin.isTTY) warn('waits for an MCP client on stdin. For people: mcp-odoo --help.');

  await end.wanted;
  left.abort();
  const hurry = end.told.then(() => delay(AFTER_SIGNAL_MS));
  const done = () => Promise.all([calls.ended(), office.underWay()]);
  await Promise.race([done(), delay(AFTER_STDIN_MS), hurry]);
  await server.close();
  await Promise.race([done(), delay(WRITING_MS)]);
  await office.dispose();
  await person.dispose();
  return 0;
};

async function assertFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true) throw new CannotStart('A folder given with --files is not there.');
  }
}
