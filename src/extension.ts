import * as vscode from 'vscode';
import { systemClock } from './common/clock.ts';
import { ApprovalDialog } from './vscode/approval-dialog.ts';
import { serverVersion } from './vscode/build-facts.ts';
import { connect } from './vscode/commands/connect.ts';
import { disconnect } from './vscode/commands/disconnect.ts';
import { openInOdoo } from './vscode/commands/open-in-odoo.ts';
import { postDraft } from './vscode/commands/post-draft.ts';
import { registerCommand } from './vscode/commands/register-command.ts';
import { resetDemo, startInDemo, tryDemo } from './vscode/commands/try-demo.ts';
import { Connections } from './vscode/connections/connections.ts';
import { CurrentConnection } from './vscode/connections/current-connection.ts';
import { DemoConnection } from './vscode/connections/demo-connection.ts';
import { Workrooms } from './vscode/connections/workrooms.ts';
import { COMMANDS } from './vscode/contributions.ts';
import { DraftList } from './vscode/drafts/draft-list.ts';
import { DraftsView } from './vscode/drafts/drafts-view.ts';
import { Log } from './vscode/log.ts';
import { McpServers, registerMcpServers } from './vscode/mcp-servers.ts';
import { workspaceFolders } from './vscode/papers/workspace-folders.ts';
import { showProblem } from './vscode/problem-notice.ts';
import { SharedPromise } from './vscode/shared-promise.ts';
import { askChoice } from './vscode/steps/ask-choice.ts';
import { askText } from './vscode/steps/ask-text.ts';

/**
 * Builds the parts and wires them. What speaks to Odoo, keeps the journal, serves MCP or plays the demo company is
 * imported when it is first needed.
 */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('MCP Odoo', { log: true });
  const log = new Log(channel);
  const saved = new Connections(context.globalState, context.secrets);
  const demo = new DemoConnection(async () => {
    const { DemoCompany } = await import('./demo/demo-company.ts');
    return DemoCompany.start();
  });
  const connections = new CurrentConnection(demo, saved);

  const workshop = new SharedPromise(async () => {
    const { Workshop } = await import('./vscode/connections/workshop.ts');
    const { PartnerInputs } = await import('./vscode/partners/partner-form.ts');
    return Workshop.open({
      approver: new ApprovalDialog(vscode.window.showWarningMessage),
      partnerForm: new PartnerInputs({ askText, askChoice }),
      paperFolders: () => workspaceFolders(vscode.workspace),
      clock: systemClock,
      onRequest: (record) => log.request(record),
      onDrafted: (document, isDemo) => {
        log.drafted(document, isDemo);
        view.booksChanged();
      },
      onPosted: (posted, isDemo) => {
        log.posted(posted, isDemo);
        view.booksChanged();
      },
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
      connection: () => {
        const { current } = connections;
        return { isDemo: current?.isDemo === true, workroom: () => workrooms.of(current) };
      },
      onProblem: (tool, problem, thrown) => log.problem(thrown ?? problem, tool),
    });
  });

  const command = (id: string, run: (argument: unknown) => unknown) =>
    registerCommand(id, log, connections, run);
  context.subscriptions.push(
    log,
    channel,
    saved,
    demo,
    { dispose: async () => (await workshop.made)?.dispose() },
    view,
    servers,
    ...registerMcpServers(vscode.lm, servers),
    command(COMMANDS.connect, () => connect(saved, demo, log)),
    command(COMMANDS.disconnect, () => disconnect(saved)),
    command(COMMANDS.tryDemo, () => tryDemo(demo, saved)),
    command(COMMANDS.resetDemo, () => resetDemo(demo)),
    command(COMMANDS.leaveDemo, () => demo.leave()),
    command(COMMANDS.refresh, () => view.refresh()),
    command(COMMANDS.loadMore, () => view.loadMore()),
    command(COMMANDS.postDraft, (argument) => postDraft(argument, view, workroom)),
    command(COMMANDS.openInOdoo, (argument) => openInOdoo(argument, view, workroom)),
    command(COMMANDS.showLog, () => log.show()),
  );
  startInDemo(demo, saved, process.env).catch((thrown: unknown) =>
    showProblem(thrown, log, { before: undefined, now: undefined }),
  );
}
