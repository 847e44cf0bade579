import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderFiles } from '../../../src/accounting/papers/files/folder-files.ts';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { openDemoOffice } from '../../../test/support/demo-office.ts';
import { McpCaller } from '../../../test/support/mcp-caller.ts';
import { pdf } from '../../../test/support/papers.ts';
import { BILL_OF_PAPIER } from '../../../test/support/some-bills.ts';
import { CONVERSATIONS } from './conversations.ts';
import { playConversation } from './play-conversation.ts';

/** Plays all conversations in a demo company of their own, through the endpoint that agents use. */
export async function playAll(): Promise<ReadonlyMap<string, string>> {
  const workspace = await mkdtemp(join(tmpdir(), 'mcp-odoo-transcripts-'));
  await mkdir(join(workspace, 'bills'));
  await writeFile(join(workspace, 'bills', 'papier-1377.pdf'), await pdf({ pages: [BILL_OF_PAPIER] }));
  const { office, dispose } = await openDemoOffice('accountant', {
    papers: new FolderFiles(() => [workspace]),
  });
  const endpoint = await McpEndpoint.open({
    version: '1',
    connection: () => ({ isDemo: true, workroom: () => Promise.resolve(office) }),
    onProblem: () => undefined,
  });
  try {
    const stage = {
      agent: await McpCaller.connect(endpoint),
      person: office.person,
      known: new Map<string, string>(),
    };
    const played = new Map<string, string>();
    for (const [name, conversation] of Object.entries(CONVERSATIONS))
      played.set(name, await playConversation(conversation, stage));
    return played;
  } finally {
    await endpoint.dispose();
    await dispose();
    await rm(workspace, { recursive: true, force: true });
  }
}
