import * as vscode from 'vscode';
import { serverVersion } from './common/build-facts.ts';
import { systemClock } from './common/clock.ts';
import type { Problem } from './common/problem.ts';
import { SharedPromise } from './common/shared-promise.ts';
import type { Workroom } from './office/workroom.ts';
import type { Workshop } from './office/workshop.ts';
import { filterDrafts, sortDrafts } from './vscode/commands/arrange-drafts.ts';
import { checkRights } from './vscode/commands/check-rights.ts';
import { connect, connectFromEnv } from './vscode/commands/connect.ts';
import type { ChosenDocument } from './vscode/commands/chosen-document.ts';
import { copyDiagnostics } from './vscode/commands/copy-diagnostics.ts';
import { copyLink } from './vscode/commands/copy-link.ts';
import { discardDraft } from './vscode/commands/discard-draft.ts';
import { draftBill } from './vscode/commands/draft-bill.ts';
import { draftFromSelection } from './vscode/commands/draft-from-selection.ts';
import { enterNewKey } from './vscode/commands/enter-new-key.ts';
import { letItBeAsked } from './vscode/commands/let-it-be-asked.ts';
import { openInOdoo } from './vscode/commands/open-in-odoo.ts';
import { postDrafts } from './vscode/commands/post-drafts.ts';
import { registerCommand } from './vscode/commands/register-command.ts';
import type { CommandRun } from './vscode/commands/register-command.ts';
import { removeConnection } from './vscode/commands/remove-connection.ts';
import { renameConnection } from './vscode/commands/rename-connection.ts';
import { resetToDraft } from './vscode/commands/reset-to-draft.ts';
import { reviewDraft } from './vscode/commands/review-draft.ts';
import { reviewNext } from './vscode/commands/review-next.ts';
import { setPostingKey } from './vscode/commands/set-posting-key.ts';
import { showPostingLog } from './vscode/commands/show-posting-log.ts';
import { resetDemo, startInDemo, tryDemo } from './vscode/commands/try-demo.ts';
import { verifyPostingLog } from './vscode/commands/verify-posting-log.ts';
import { connectionOfAgents } from './vscode/connections/connection-of-agents.ts';
import { Connections } from './vscode/connections/connections.ts';
import { DemoConnection } from './vscode/connections/demo-connection.ts';
import { OpenConnections } from './vscode/connections/open-connections.ts';
import type { ConnectionProfile } from './vscode/connections/profile.ts';
import type { ConnectDesk } from './vscode/connections/wizard/connect-desk.ts';
import { RememberedAnswers } from './vscode/connections/wizard/remembered.ts';
import { Workrooms } from './vscode/connections/workrooms.ts';
import { COMMANDS } from './vscode/contributions.ts';
import { diagnosticCounts } from './vscode/diagnostics/diagnostic-counts.ts';
import { RecentProblems } from './vscode/diagnostics/recent-problems.ts';
import { ConnectionNode } from './vscode/drafts/connection-node.ts';
import { DraftLists } from './vscode/drafts/draft-lists.ts';
import { Arranging } from './vscode/drafts/arranging.ts';
import { DraftsView } from './vscode/drafts/drafts-view.ts';
import { LoadMoreNode } from './vscode/drafts/load-more-node.ts';
import { OpenQuestions } from './vscode/drafts/open-questions.ts';
import { PostedToday } from './vscode/drafts/posted-today.ts';
import { getStarted, reached } from './vscode/get-started.ts';
import { speakAsVsCode } from './vscode/language.ts';
import { Log } from './vscode/log.ts';
import { McpServers, registerMcpServers } from './vscode/mcp-servers.ts';
import { InertDocuments } from './vscode/posting-log/inert-documents.ts';
import { showProblem } from './vscode/problem-notice.ts';
import type { ReviewDesk } from './vscode/review/review-desk.ts';
import { ReviewRound } from './vscode/review/review-round.ts';
import { StatusItem } from './vscode/status/status-item.ts';
import { WindowDoors } from './vscode/window-doors.ts';

/**
 * Builds the parts and wires them. What speaks to Odoo, keeps the journal, serves MCP or plays the demo company is
 * imported when it is first needed.
 */
export function activate(context: vscode.ExtensionContext): void {
  speakAsVsCode();
  const channel = vscode.window.createOutputChannel('MCP Odoo', { log: true });
  const problems = new RecentProblems(systemClock);
  const log = new Log(channel, (code) => problems.heard(code));
  const saved = new Connections(context.globalState, context.secrets);
  const demo = new DemoConnection(async () => {
    const { DemoCompany } = await import('./demo/demo-company.ts');
    return DemoCompany.start();
  });
  const connections = new OpenConnections(demo, saved);

  const workshop = new SharedPromise(async (): Promise<Workshop<ConnectionProfile>> => {
    const { openOwnWorkshop } = await import('./vscode/own-workshop.ts');
    return openOwnWorkshop({
      ...{ saved, connections, desk, view, questions, log },
      workroomOf: (profile) => workrooms.of(profile),
    });
  });
  const workrooms = new Workrooms<Workroom>({
    connections,
    open: async (profile, secret) => (await workshop.get()).openWorkroom(profile, secret),
    close: (room) => room.close(),
    report: (thrown) => log.problem(thrown),
  });

  const lists = new DraftLists({
    connections,
    read: async (connection, after, signal) => {
      const { books } = await workrooms.of(connection);
      return books.listDrafts(after === undefined ? {} : { after }, signal);
    },
    report: (thrown) => log.problem(thrown),
  });
  const questions = new OpenQuestions(connections);
  const posted = new PostedToday({
    read: async (all) => {
      const { postedHere } = await import('./office/posting-log/posted-here.ts');
      return postedHere(all);
    },
    clock: systemClock,
    report: (thrown) => log.problem(thrown),
  });
  const arranging = new Arranging(context.globalState);
  const status = new StatusItem();
  const view = new DraftsView({
    ...{ lists, questions, connections, posted, arranging },
    clock: systemClock,
    onShown: (shown) => status.show(shown),
  });

  const agents = (profile: ConnectionProfile) => ({
    version: serverVersion(),
    connection: () => connectionOfAgents(profile, connections, workrooms),
    onProblem: (tool: string, problem: Problem, thrown: unknown) => void log.problem(thrown ?? problem, tool),
  });
  const servers = new McpServers({
    connections,
    version: serverVersion(),
    open: async (profile) => {
      const { McpEndpoint } = await import('./mcp/endpoint.ts');
      return McpEndpoint.open(agents(profile));
    },
    report: (thrown) => log.problem(thrown),
  });

  const doors = new WindowDoors({
    saved,
    open: async (profile) => {
      const { openOwnWindowDoor } = await import('./vscode/own-window-door.ts');
      return openOwnWindowDoor({ ...agents(profile), name: profile });
    },
    clock: systemClock,
    report: (thrown) => log.problem(thrown),
  });

  const desk = new SharedPromise<ReviewDesk>(async (): Promise<ReviewDesk> => {
    const { ReviewDesk } = await import('./vscode/review/review-desk.ts');
    return new ReviewDesk({
      extension: context.extensionUri,
      connections,
      workroomOf: (connection) => workrooms.of(connection),
      draftsOf: (connection) => lists.of(connection).drafts.map(({ document }) => document),
      report: (thrown) => log.problem(thrown).person,
    });
  });
  const connecting: ConnectDesk = {
    ...{ saved, demo, log },
    remembered: new RememberedAnswers(context.globalState),
    sessionOf: async (profile) => (await workrooms.of(profile)).session,
  };
  const documents = new InertDocuments();
  const round = new ReviewRound();
  const review = async (chosen: ChosenDocument) => {
    await (await desk.get()).show(chosen.connection, chosen.document);
    round.reviewed(chosen);
  };
  const command = (id: string, run: CommandRun) =>
    registerCommand(id, { log, view, connections, workrooms }, run);
  context.subscriptions.push(
    log,
    channel,
    saved,
    demo,
    workrooms,
    { dispose: async () => (await workshop.made)?.dispose() },
    { dispose: async () => (await desk.made)?.dispose() },
    view,
    status,
    servers,
    doors,
    documents,
    ...registerMcpServers(vscode.lm, servers),
    vscode.window.onDidChangeWindowState(({ focused }) => (focused ? saved.lookAgain() : undefined)),
    connections.onDidChange(() => (connections.all.length > 0 ? reached('hasConnected') : undefined)),
    command(COMMANDS.getStarted, () => getStarted(connections)),
    command(COMMANDS.connect, () => connect(connecting)),
    command(COMMANDS.connectFromEnv, () => connectFromEnv(connecting)),
    command(COMMANDS.checkRights, (argument, _, at) => checkRights(argument, connections.all, at.workroomOf)),
    command(COMMANDS.enterNewKey, (argument) => enterNewKey(argument, saved, log)),
    command(COMMANDS.renameConnection, (argument) => renameConnection(argument, saved)),
    command(COMMANDS.removeConnection, (argument) => removeConnection(argument, saved)),
    command(COMMANDS.setPostingKey, (argument, _, at) =>
      setPostingKey(argument, { saved, workroomOf: at.workroomOf, log }),
    ),
    command(COMMANDS.tryDemo, () => tryDemo(demo)),
    command(COMMANDS.resetDemo, () => resetDemo(demo)),
    command(COMMANDS.leaveDemo, () => demo.leave()),
    command(COMMANDS.refresh, (argument) =>
      view.refresh(ConnectionNode.isOne(argument) ? argument.connection : undefined),
    ),
    command(COMMANDS.loadMore, async (argument) => {
      if (LoadMoreNode.isOne(argument)) await view.loadMore(argument.connection);
    }),
    command(COMMANDS.sortDrafts, () => sortDrafts(arranging)),
    command(COMMANDS.filterDrafts, () => filterDrafts(arranging)),
    command(COMMANDS.showAllDrafts, () => arranging.filterBy('')),
    command(COMMANDS.postDraft, (argument, selected, at) => postDrafts(argument, selected, at, log)),
    command(COMMANDS.discardDraft, (argument, _, at) => discardDraft(argument, at)),
    command(COMMANDS.resetToDraft, (argument, _, at) => resetToDraft(argument, at)),
    command(COMMANDS.letItBeAsked, (argument) => letItBeAsked(argument, questions)),
    command(COMMANDS.review, (argument, _, at) => reviewDraft(argument, at, review)),
    command(COMMANDS.reviewNext, (_, __, at) => reviewNext(at, round, review)),
    command(COMMANDS.openInOdoo, (argument, _, at) => openInOdoo(argument, at)),
    command(COMMANDS.copyLink, (argument, _, at) => copyLink(argument, at)),
    command(COMMANDS.draftBill, (argument, selected) => draftBill(argument, selected, connections)),
    command(COMMANDS.draftFromSelection, () => draftFromSelection(connections)),
    command(COMMANDS.copyDiagnostics, () =>
      copyDiagnostics({
        product: serverVersion(),
        connections: connections.all,
        sessionOf: async (profile) => (await workrooms.of(profile)).session,
        counts: diagnosticCounts(lists.all, questions),
        problems: problems.all,
        documents,
        clock: systemClock,
      }),
    ),
    command(COMMANDS.showLog, () => log.show()),
    command(COMMANDS.showPostingLog, () => showPostingLog(documents)),
    command(COMMANDS.verifyPostingLog, (_, __, at) => verifyPostingLog(documents, at)),
  );
  startInDemo(demo, saved, process.env).catch((thrown: unknown) =>
    showProblem(thrown, log, { before: undefined, now: undefined }),
  );
}
