import * as vscode from 'vscode';
import { systemClock } from '../common/clock.ts';
import type { SharedPromise } from '../common/shared-promise.ts';
import { ownDataDirectory } from '../office/own-data-directory.ts';
import type { Workroom } from '../office/workroom.ts';
import { Workshop } from '../office/workshop.ts';
import { ApprovalDialog } from './approval-dialog.ts';
import type { Connections } from './connections/connections.ts';
import type { OpenConnections } from './connections/open-connections.ts';
import type { ConnectionProfile } from './connections/profile.ts';
import type { DraftsView } from './drafts/drafts-view.ts';
import type { OpenQuestions } from './drafts/open-questions.ts';
import { reached } from './get-started.ts';
import type { Log } from './log.ts';
import { workspaceFolders } from './papers/workspace-folders.ts';
import { PartnerInputs } from './partners/partner-form.ts';
import { tellPostedForAgent } from './posted-notice.ts';
import { showPosting } from './posting-progress.ts';
import { showProblem } from './problem-notice.ts';
import { tellRecovered } from './recovered-notice.ts';
import type { ReviewDesk } from './review/review-desk.ts';
import { secondKeyOf } from './second-key/second-key-of.ts';
import { typeTotalsOver } from './settings.ts';
import { askChoice } from './steps/ask-choice.ts';
import { askText } from './steps/ask-text.ts';

/** What the workshop of a window takes from it. */
interface OwnWindow {
  readonly saved: Connections;
  readonly connections: OpenConnections;
  readonly workroomOf: (profile: ConnectionProfile) => Promise<Workroom>;
  readonly desk: SharedPromise<ReviewDesk>;
  readonly view: DraftsView;
  readonly questions: OpenQuestions;
  readonly log: Log;
}

/**
 * Opens the workshop of this window: people are asked in its dialogs, and what happens shows in its drafts and log.
 * Loaded at first need.
 * @throws Problem `journal_unavailable`
 */
export function openOwnWorkshop(window: OwnWindow): Promise<Workshop<ConnectionProfile>> {
  const { saved, connections, workroomOf, desk, view, questions, log } = window;
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
    nameToTell: (profile) => connections.nameToTell(profile),
    typeTotalsOver,
    onRequest: (record) => log.request(record),
    onDrafted: (document, isDemo, profile) => {
      void reached('hasDrafted');
      log.drafted(document, isDemo);
      view.booksChanged(profile);
    },
    onUnderWay: showPosting,
    onPosted: (posted, isDemo, profile) => {
      void reached('hasPosted');
      log.posted(posted, isDemo);
      view.booksChanged(profile);
    },
    tellPosted: (outcomes, room, profile) => {
      tellPostedForAgent(outcomes, room, log).catch((thrown: unknown) =>
        showProblem(thrown, log, connections.whereabouts(profile)),
      );
    },
    onRecovered: (recovered, isDemo, profile) => {
      const workroom = () => workroomOf(profile);
      tellRecovered(recovered, isDemo, { log, workroom }).catch((thrown: unknown) => log.problem(thrown));
      view.booksChanged(profile);
    },
    onTorn: (files) => log.torn(files),
    report: (thrown) => log.problem(thrown),
    onChanged: (profile) => view.booksChanged(profile),
    onWaiting: (connection, gate) => {
      questions.heard(connection, gate);
      view.questionsChanged();
    },
  });
}
