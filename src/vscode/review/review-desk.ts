import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { documentUrl } from '../../accounting/document-url.ts';
import { idOf, isInOdoo, isPayment } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { Reviewed } from '../../posting/approver.ts';
import type { DocumentSheet } from '../../posting/review/sheet.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import { connectionProblems } from '../connections/problems.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { Workroom } from '../../office/workroom.ts';
import { namedSentence } from '../named-sentence.ts';
import { postedText } from '../posted-text.ts';
import type { PanelAnswer } from './ask-in-panel.ts';
import type { PanelContent } from './panel-content.ts';
import { panelWindows } from './panel-window.ts';
import { ReviewPanels } from './review-panels.ts';

export interface ReviewDeskParts {
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
  readonly connections: Pick<ConnectionSource, 'all'>;
  readonly workroomOf: (connection: ConnectionProfile) => Promise<Workroom>;
  /** The drafts of a connection that are shown, in their order. */
  readonly draftsOf: (connection: ConnectionProfile) => readonly Handle[];
  /** Logs what was thrown, and says what to show of it. */
  readonly report: (thrown: unknown) => string;
}

/** A draft that is looked at, and the digests of what was shown. */
interface LookedAt extends PanelContent {
  readonly digests: readonly string[];
}

/** Nobody leaves who asks in their own name. */
const STAYS = new AbortController().signal;

/** Where the person reviews: what somebody asked, and what they look at by themselves. Loaded at first need. */
export class ReviewDesk implements Disposable {
  readonly #parts: ReviewDeskParts;
  readonly #panels: ReviewPanels;

  constructor(parts: ReviewDeskParts) {
    this.#parts = parts;
    this.#panels = new ReviewPanels({
      openWindow: panelWindows(parts.extension),
      sourceOf: async (sheet) => (await this.#workroomOf(sheet)).books.surroundings,
      openInOdoo: (sheet) => this.#openInOdoo(sheet),
      report: parts.report,
    });
  }

  /** Shows what is asked, and waits for what is pressed. */
  ask(review: Reviewed, signal: AbortSignal): Promise<PanelAnswer> {
    return this.#panels.ask(review.request, review, signal);
  }

  /** The dialog that followed the panel of a request was answered. */
  closeAsked(request: string): void {
    this.#panels.closeAsked(request);
  }

  /**
   * Shows a draft that nobody has asked about, and from there the others of its connection.
   * @throws Problem why it cannot be read
   */
  async show(connection: ConnectionProfile, document: Handle): Promise<void> {
    const room = () => this.#parts.workroomOf(connection);
    this.#panels.show(document, await look(await room(), document), {
      neighbours: (of) => neighbours(this.#parts.draftsOf(connection), of),
      read: async (other) => look(await room(), other),
      post: async (of, shown) => post(await room(), of, shown),
      discard: async (of, shown) => discard(await room(), of, shown),
    });
  }

  dispose(): void {
    this.#panels.dispose();
  }

  /** @throws Problem not_connected when the connection that it was read from is there no more */
  async #workroomOf({ place }: DocumentSheet): Promise<Workroom> {
    const { connections, workroomOf } = this.#parts;
    const { origin, database, login, isDemo } = place;
    const connection = connections.all.find(
      (each) =>
        each.origin === origin &&
        each.database === database &&
        each.login === login &&
        (each.isDemo === true) === isDemo,
    );
    if (connection === undefined) throw connectionProblems.notConnected();
    return workroomOf(connection);
  }

  async #openInOdoo(sheet: DocumentSheet): Promise<void> {
    const { document } = sheet;
    if (!isInOdoo(document)) return;
    const { session } = await this.#workroomOf(sheet);
    const model = isPayment(document) ? 'account.payment' : 'account.move';
    await vscode.env.openExternal(vscode.Uri.parse(documentUrl(session, idOf(document), model), true));
  }
}

async function look({ gate }: Workroom, document: Handle): Promise<LookedAt> {
  const { rendered, digests, problem } = await gate.look(document);
  if (problem === undefined) return { ...rendered, digests };
  const sheets = rendered.sheets.map((sheet) => {
    return { ...sheet, warnings: [problem.person, ...sheet.warnings] };
  });
  return { ...rendered, sheets, digests };
}

/** The person has seen all of it here, so the dialog need not show it again in full. */
async function post(room: Workroom, document: Handle, { digests }: LookedAt): Promise<string> {
  const posted = await room.gate.request(document, { kind: 'command' }, STAYS, digests);
  return namedSentence(room, postedText(posted, room.isDemo));
}

async function discard({ gate }: Workroom, document: Handle, { digests }: LookedAt): Promise<string> {
  const { label } = await gate.requestDiscard(document, { kind: 'command' }, STAYS, digests);
  return t`Discarded: ${label}.`;
}

function neighbours(
  drafts: readonly Handle[],
  document: Handle,
): { readonly previous?: Handle; readonly next?: Handle } {
  const place = drafts.indexOf(document);
  if (place === -1) return {};
  const [previous, next] = [drafts[place - 1], drafts[place + 1]];
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}
