import * as vscode from 'vscode';
import { serverVersion } from './common/build-facts.ts';
import { systemClock } from './common/clock.ts';
import { SharedPromise } from './common/shared-promise.ts';
import type { Workroom } from './office/workroom.ts';
import { connect } from './vscode/commands/connect.ts';
import { discardDraft } from './vscode/commands/discard-draft.ts';
import { disconnect } from './vscode/commands/disconnect.ts';
import { letItBeAsked } from './vscode/commands/let-it-be-asked.ts';
import { openInOdoo } from './vscode/commands/open-in-odoo.ts';
import { postDrafts } from './vscode/commands/post-drafts.ts';
import { registerCommand } from './vscode/commands/register-command.ts';
import { resetToDraft } from './vscode/commands/reset-to-draft.ts';
import { reviewDraft } from './vscode/commands/review-draft.ts';
import { setPostingKey } from './vscode/commands/set-posting-key.ts';
import { showPostingLog } from './vscode/commands/show-posting-log.ts';
import { resetDemo, startInDemo, tryDemo } from './vscode/commands/try-demo.ts';
import { verifyPostingLog } from './vscode/commands/verify-posting-log.ts';
import { Connections } from './vscode/connections/connections.ts';
import { CurrentConnection } from './vscode/connections/current-connection.ts';
import { DemoConnection } from './vscode/connections/demo-connection.ts';
import type { ConnectionProfile } from './vscode/connections/profile.ts';
import { Workrooms } from './vscode/connections/workrooms.ts';
import { COMMANDS } from './vscode/contributions.ts';
import { DraftList } from './vscode/drafts/draft-list.ts';
import { DraftsView } from './vscode/drafts/drafts-view.ts';
import { OpenQuestions } from './vscode/drafts/open-questions.ts';
import { Log } from './vscode/log.ts';
import { McpServers, registerMcpServers } from './vscode/mcp-servers.ts';
import { workspaceFolders } from './vscode/papers/workspace-folders.ts';
import { tellPostedForAgent } from './vscode/posted-notice.ts';
import { InertDocuments } from './vscode/posting-log/inert-documents.ts';
import { showProblem } from './vscode/problem-notice.ts';
import type { ReviewDesk } from './vscode/review/review-desk.ts';
import { typeTotalsOver } from './vscode/settings.ts';
import { askChoice } from './vscode/steps/ask-choice.ts';
import { askText } from './vscode/steps/ask-text.ts';
import { currentIfSame, WindowDoors } from './vscode/window-doors.ts';

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
    const { Workshop } = await import('./office/workshop.ts');
    const { ApprovalDialog } = await import('./vscode/approval-dialog.ts');
    const { PartnerInputs } = await import('./vscode/partners/partner-form.ts');
    const { tellRecovered } = await import('./vscode/recovered-notice.ts');
    const { secondKeyOf } = await import('./vscode/second-key/second-key-of.ts');
    const { ownDataDirectory } = await import('./office/own-data-directory.ts');
    return Workshop.open<ConnectionProfile>({
      dataDirectory: ownDataDirectory(),
      approver: new ApprovalDialog({
        showWarning: vscode.window.showWarningMessage,
        askText,
        openReview: async (review, signal) => (await desk.get()).ask(review, signal),
        closeReview: (request) => void desk.made?.then((made) => made.closeAsked(request)),
      }),
      partnerForm: new PartnerInputs({ askText, askChoice }),
      secondKeyOf: (parts) =>
        secondKeyOf(parts, {
          postingSecretOf: (profile) => saved.postingSecretOf(profile),
          askText,
          report: (thrown) => log.problem(thrown),
        }),
      paperFolders: () => workspaceFolders(vscode.workspace),
      clock: systemClock,
      typeTotalsOver,
      onRequest: (record) => log.request(record),
      onDrafted: (document, isDemo) => {
        log.drafted(document, isDemo);
        view.booksChanged();
      },
      onPosted: (posted, isDemo) => {
        log.posted(posted, isDemo);
        view.booksChanged();
      },
      tellPosted: (posted, room, profile) => {
        tellPostedForAgent(posted, room, log).catch((thrown: unknown) =>
          showProblem(thrown, log, { before: profile, now: connections.current }),
        );
      },
      onRecovered: (recovered, isDemo) => {
        tellRecovered(recovered, isDemo, { log, workroom }).catch((thrown: unknown) => log.problem(thrown));
        view.booksChanged();
      },
      onTorn: (files) => log.torn(files),
      report: (thrown) => log.problem(thrown),
      onChanged: () => view.booksChanged(),
      onWaiting: (connection, gate) => {
        questions.heard(connection, gate);
        view.questionsChanged();
      },
    });
  });
  const workrooms = new Workrooms(connections, async (profile, secret) =>
    (await workshop.get()).openWorkroom(profile, secret),
  );
  const workroom = (): Promise<Workroom> => workrooms.current();

  const list = new DraftList(
    async (after) => (await workroom()).books.listDrafts(after === undefined ? {} : { after }),
    (thrown) => log.problem(thrown),
  );
  const questions = new OpenQuestions(connections);
  const view = new DraftsView(list, questions, connections, systemClock);

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

  const doors = new WindowDoors({
    connections,
    open: async (profile) => {
      const { openOwnWindowDoor } = await import('./vscode/own-window-door.ts');
      return openOwnWindowDoor({
        name: profile,
        version: serverVersion(),
        connection: () => ({
          isDemo: false,
          workroom: async () => workrooms.of(currentIfSame(connections, profile)),
        }),
        onProblem: (tool, problem, thrown) => log.problem(thrown ?? problem, tool),
      });
    },
    clock: systemClock,
    report: (thrown) => log.problem(thrown),
  });

  const desk = new SharedPromise<ReviewDesk>(async () => {
    const { ReviewDesk } = await import('./vscode/review/review-desk.ts');
    return new ReviewDesk({
      extension: context.extensionUri,
      workroom,
      drafts: () => list.drafts.map(({ document }) => document),
      report: (thrown) => log.problem(thrown).person,
    });
  });
  const documents = new InertDocuments();
  const command = (id: string, run: (argument: unknown, selected: unknown) => unknown) =>
    registerCommand(id, log, connections, run);
  context.subscriptions.push(
    log,
    channel,
    saved,
    demo,
    { dispose: async () => (await workshop.made)?.dispose() },
    { dispose: async () => (await desk.made)?.dispose() },
    view,
    servers,
    doors,
    documents,
    ...registerMcpServers(vscode.lm, servers),
    command(COMMANDS.connect, () => connect(saved, demo, log)),
    command(COMMANDS.disconnect, () => disconnect(saved)),
    command(COMMANDS.setPostingKey, () => setPostingKey({ saved, demo, workroom, log })),
    command(COMMANDS.tryDemo, () => tryDemo(demo, saved)),
    command(COMMANDS.resetDemo, () => resetDemo(demo)),
    command(COMMANDS.leaveDemo, () => demo.leave()),
    command(COMMANDS.refresh, () => view.refresh()),
    command(COMMANDS.loadMore, () => view.loadMore()),
    command(COMMANDS.postDraft, (argument, selected) =>
      postDrafts(argument, selected, { view, workroom, log }),
    ),
    command(COMMANDS.discardDraft, (argument) => discardDraft(argument, view, workroom)),
    command(COMMANDS.resetToDraft, (argument) => resetToDraft(argument, workroom)),
    command(COMMANDS.letItBeAsked, (argument) => letItBeAsked(argument, questions)),
    command(COMMANDS.review, (argument) =>
      reviewDraft(argument, view, async (document) => (await desk.get()).show(document)),
    ),
    command(COMMANDS.openInOdoo, (argument) => openInOdoo(argument, view, workroom)),
    command(COMMANDS.showLog, () => log.show()),
    command(COMMANDS.showPostingLog, () => showPostingLog(documents)),
    command(COMMANDS.verifyPostingLog, () => verifyPostingLog(documents, workroom)),
  );
  startInDemo(demo, saved, process.env).catch((thrown: unknown) =>
    showProblem(thrown, log, { before: undefined, now: undefined }),
  );
}
