import * as vscode from 'vscode';
import { systemClock } from './common/clock.ts';
import { ApprovalDialog } from './vscode/approval-dialog.ts';
import { serverVersion } from './vscode/build-facts.ts';
import { connect } from './vscode/commands/connect.ts';
import { disconnect } from './vscode/commands/disconnect.ts';
import { openInOdoo } from './vscode/commands/open-in-odoo.ts';
import { postDraft } from './vscode/commands/post-draft.ts';
import { registerCommand } from './vscode/commands/register-command.ts';
import { Connections } from './vscode/connections/connections.ts';
import { Workrooms } from './vscode/connections/workrooms.ts';
import { COMMANDS } from './vscode/contributions.ts';
import { DraftList } from './vscode/drafts/draft-list.ts';
import { DraftsView } from './vscode/drafts/drafts-view.ts';
import { Log } from './vscode/log.ts';
import { McpServers, registerMcpServers } from './vscode/mcp-servers.ts';
import { SharedPromise } from './vscode/shared-promise.ts';

/**
 * Builds the parts and wires them. What speaks to Odoo, keeps the journal or serves MCP is imported when it is
 * first needed.
 */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('MCP Odoo', { log: true });
  const log = new Log(channel);
  const connections = new Connections(context.globalState, context.secrets);

  const workshop = new SharedPromise(async () => {
    const { Workshop } = await import('./vscode/connections/workshop.ts');
    return Workshop.open({
      approver: new ApprovalDialog(vscode.window.showWarningMessage),
      clock: systemClock,
      onRequest: (record) => log.request(record),
      onBooksChanged: () => view.booksChanged(),
    });
  });
  const workrooms = new Workrooms(connections, async (profile, secret) =>
    (await workshop.get()).openWorkroom(profile, secret),
  );
  const workroom = () => workrooms.current();

  const list = new DraftList(
    async (after) => (await workroom()).books.listDrafts(after === undefined ? {} : { after }),
    (thrown) => log.problem(thrown),
  );
  const view = new DraftsView(list, connections, systemClock);

  const servers = new McpServers(connections, serverVersion(), async () => {
    const { McpEndpoint } = await import('./mcp/endpoint.ts');
    return McpEndpoint.open({
      version: serverVersion(),
      workroom,
      onProblem: (tool, problem, thrown) => log.problem(thrown ?? problem, tool),
    });
  });

  const command = (id: string, run: (argument: unknown) => unknown) => registerCommand(id, log, run);
  context.subscriptions.push(
    channel,
    connections,
    { dispose: async () => (await workshop.made)?.dispose() },
    view,
    servers,
    ...registerMcpServers(vscode.lm, servers),
    command(COMMANDS.connect, () => connect(connections, log)),
    command(COMMANDS.disconnect, () => disconnect(connections)),
    command(COMMANDS.refresh, () => view.refresh()),
    command(COMMANDS.loadMore, () => view.loadMore()),
    command(COMMANDS.postDraft, (argument) => postDraft(argument, view, workroom)),
    command(COMMANDS.openInOdoo, (argument) => openInOdoo(argument, view, workroom)),
    command(COMMANDS.showLog, () => log.show()),
  );
}
