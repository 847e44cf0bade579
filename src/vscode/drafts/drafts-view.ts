import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { isInOdoo } from '../../accounting/handle.ts';
import type { Clock } from '../../common/clock.ts';
import { Disposables } from '../../common/disposable.ts';
import type { Disposable } from '../../common/disposable.ts';
import { isoDay } from '../../common/iso-day.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { DraftsState } from '../contributions.ts';
import { DEMO_KEY, DRAFTS_VIEW, FILTERED_KEY, SAVED_KEY, STATE_KEY } from '../contributions.ts';
import { arranged } from './arrangement.ts';
import type { Arranging } from './arranging.ts';
import type { DraftList } from './draft-list.ts';
import type { ConnectionDrafts, DraftLists } from './draft-lists.ts';
import { draftWarnings } from './draft-warnings.ts';
import { DraftsReading } from './drafts-reading.ts';
import { draftsRoots } from './drafts-roots.ts';
import { DraftsTree } from './drafts-tree.ts';
import type { OpenQuestions } from './open-questions.ts';
import { Polling } from './polling.ts';
import type { PostedToday } from './posted-today.ts';
import type { ShownDrafts } from './shown-drafts.ts';
import { SlowReading } from './slow-reading.ts';
import { countOf, viewMessage } from './view-text.ts';

/** Drafting and posting make several writes in a row: one refresh follows them. */
const SETTLE_MS = 400;

interface DraftsViewParts {
  readonly lists: DraftLists;
  readonly questions: OpenQuestions;
  readonly connections: ConnectionSource;
  readonly posted: PostedToday;
  readonly arranging: Arranging;
  readonly clock: Clock;
  /** Hears of all that is shown, at each change of it. */
  readonly onShown: (shown: readonly ConnectionDrafts[]) => void;
}

/** The view "Drafts": decides when the lists are read, and shows how that went. */
export class DraftsView implements Disposable {
  readonly #parts: DraftsViewParts;
  readonly #tree: DraftsTree;
  readonly #view: vscode.TreeView<unknown>;
  readonly #reading: DraftsReading;
  readonly #polling: Polling;
  readonly #life = new Disposables();
  /** As it was shown last. */
  #shown: readonly ShownDrafts[] = [];
  #settling: Disposable | undefined;

  constructor(parts: DraftsViewParts) {
    this.#parts = parts;
    const { questions, connections, arranging, clock } = parts;
    this.#tree = this.#life.add(new DraftsTree(() => draftsRoots(this.#shown, questions)));
    this.#view = this.#life.add(
      vscode.window.createTreeView(DRAFTS_VIEW, {
        treeDataProvider: this.#tree,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    const slow = new SlowReading(clock, (over) => this.#offerToStop(over));
    this.#reading = new DraftsReading({
      ...parts,
      whileReading: (read) =>
        vscode.window.withProgress({ location: { viewId: DRAFTS_VIEW } }, () => slow.watch(read())),
      show: () => this.#show(),
    });
    this.#polling = this.#life.add(new Polling(clock, () => this.#poll()));
    this.#life.add(vscode.window.onDidChangeWindowState(() => this.#watch()));
    this.#life.add(
      this.#view.onDidChangeVisibility(() => {
        this.#readIfSeen();
        this.#watch();
      }),
    );
    this.#life.add(arranging.onDidChange(() => this.#show()));
    this.#life.add(connections.onDidChange(() => this.#reconnected()));
    this.#show();
    this.#readIfSeen();
    this.#watch();
  }

  /** Reads the drafts of one connection again, or of all; resolves when they are shown. */
  async refresh(connection?: ConnectionProfile): Promise<void> {
    const { connections, lists } = this.#parts;
    const meant = connection === undefined ? connections.all : [connection];
    for (const each of meant) lists.of(each).abandon();
    await this.#reading.read(meant);
  }

  async loadMore(connection: ConnectionProfile): Promise<void> {
    await this.#reading.shown(() => this.#parts.lists.of(connection).loadMore());
  }

  /** The drafts to choose from, read now if they may be out of date. */
  async upToDate(connection: ConnectionProfile): Promise<DraftList> {
    const list = this.#parts.lists.of(connection);
    if (list.isStale || list.problem !== undefined) await this.refresh(connection);
    else await list.settled();
    return list;
  }

  /** The books of a connection changed through this window: whoever looks sees it soon. */
  booksChanged(connection: ConnectionProfile): void {
    this.#parts.lists.of(connection).outdate();
    this.#settling?.dispose();
    this.#settling = this.#parts.clock.after(SETTLE_MS, () => this.#readIfSeen());
  }

  /** What waits for the person, or may not be asked again, is not what it was. */
  questionsChanged(): void {
    this.#show();
  }

  /** What stands above the drafts of a connection: they are Odoo's, or the demo company's. */
  titleOf({ isDemo, name }: ConnectionProfile): string {
    if (isDemo === true) return t`Drafts (demo)`;
    return this.#parts.connections.all.length > 1 ? t`Drafts of ${name}` : t`Drafts`;
  }

  dispose(): void {
    this.#settling?.dispose();
    this.#life.dispose();
  }

  /** The rows that are known stay. */
  async #offerToStop(over: Promise<void>): Promise<void> {
    const shown = {
      location: vscode.ProgressLocation.Notification,
      title: t`MCP Odoo: reading the drafts takes long`,
      cancellable: true,
    };
    await vscode.window.withProgress(shown, (_, cancelled) => {
      cancelled.onCancellationRequested(() => {
        for (const { list } of this.#parts.lists.all) list.stop();
      });
      return over;
    });
  }

  #readIfSeen(): void {
    if (!this.#view.visible) return;
    const stale = this.#parts.lists.all.filter(({ list }) => list.isStale);
    void this.#reading.read(stale.map(({ connection }) => connection));
  }

  /** Somebody looks while the view is open in a window that has the focus. */
  #watch(): void {
    this.#polling.watched(this.#view.visible && vscode.window.state.focused);
  }

  /** What others drafted meanwhile. Where a read failed the person tries again: a wrong key is not sent over and over. */
  async #poll(): Promise<void> {
    const lists = this.#parts.lists.all.map(({ list }) => list);
    const sound = lists.filter(({ isStale, problem }) => !isStale && problem === undefined);
    await Promise.all(sound.map((list) => list.refresh().then(() => this.#show())));
  }

  #known(): readonly ShownDrafts[] {
    const { lists, posted, arranging, clock } = this.#parts;
    const today = isoDay(new Date(clock.now()));
    return lists.all.map(({ connection, list }) => {
      const { hasMore, problem, state } = list;
      const drafts = arranged(list.drafts, arranging.current);
      const warnings = draftWarnings(list.drafts, today);
      return {
        connection,
        list: { drafts, hasMore, problem, state },
        warnings,
        posted: posted.of(connection),
      };
    });
  }

  #reconnected(): void {
    this.#parts.questions.connectionsChanged();
    for (const { list } of this.#parts.lists.all) list.outdate();
    this.#show();
    this.#readIfSeen();
  }

  #show(): void {
    const shown = this.#parts.lists.all;
    this.#shown = this.#known();
    const saved = shown.filter(({ connection }) => connection.isDemo !== true);
    void vscode.commands.executeCommand('setContext', STATE_KEY, stateOf(shown));
    void vscode.commands.executeCommand('setContext', DEMO_KEY, saved.length < shown.length);
    void vscode.commands.executeCommand('setContext', SAVED_KEY, saved.length > 0);
    const [only, ...others] = shown;
    const isSingle = only !== undefined && others.length === 0;
    const { filter } = this.#parts.arranging.current;
    // VS Code shows no welcome text below a message.
    const isEmpty = draftsRoots(this.#shown, this.#parts.questions).length === 0;
    this.#view.message = isEmpty ? '' : viewMessage(shown, this.#shown, filter);
    void vscode.commands.executeCommand('setContext', FILTERED_KEY, filter !== '');
    this.#view.title = isSingle ? this.titleOf(only.connection) : t`Drafts`;
    const count = countOf(shown);
    this.#view.badge = count === 0 ? undefined : { value: count, tooltip: badgeText(shown) };
    this.#tree.redraw();
    this.#parts.onShown(shown);
  }
}

/** Several connections have rows of their own, which say how each is. */
function stateOf([only, ...others]: readonly ConnectionDrafts[]): DraftsState {
  if (only === undefined) return 'disconnected';
  return others.length === 0 ? only.list.state : 'ready';
}

/** "12 drafts in Odoo, 10 proposals", with the names of the connections where there are several. */
function badgeText(shown: readonly ConnectionDrafts[]): string {
  const counted = shown.filter(({ list }) => list.drafts.length > 0);
  const named = ({ connection, list }: ConnectionDrafts) =>
    `${connection.name}: ${draftsText(list, connection.isDemo === true)}`;
  const plain = ({ connection, list }: ConnectionDrafts) => draftsText(list, connection.isDemo === true);
  return counted.map(shown.length > 1 ? named : plain).join('\n');
}

function draftsText({ drafts }: DraftList, isDemo: boolean): string {
  const proposed = drafts.filter(({ document }) => !isInOdoo(document)).length;
  const kept = drafts.length - proposed;
  const there = kept === 0 ? [] : [isDemo ? draftsInDemo(kept) : draftsInOdoo(kept)];
  return [...there, ...(proposed === 0 ? [] : [proposals(proposed)])].join(', ');
}

function draftsInDemo(count: number): string {
  return count === 1 ? t`1 draft in the demo company` : t`${count} drafts in the demo company`;
}

function draftsInOdoo(count: number): string {
  return count === 1 ? t`1 draft in Odoo` : t`${count} drafts in Odoo`;
}

function proposals(count: number): string {
  return count === 1 ? t`1 proposal` : t`${count} proposals`;
}
