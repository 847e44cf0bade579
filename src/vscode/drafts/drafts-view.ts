import * as vscode from 'vscode';
import { isInOdoo } from '../../accounting/handle.ts';
import type { Clock } from '../../common/clock.ts';
import { Disposables } from '../../common/disposable.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import { DEMO_KEY, DRAFTS_VIEW, STATE_KEY } from '../contributions.ts';
import type { DraftsState } from '../contributions.ts';
import { DEMO_COMPANY } from '../../common/demo-words.ts';
import type { DraftList } from './draft-list.ts';
import { draftsRoots } from './drafts-roots.ts';
import { DraftsTree } from './drafts-tree.ts';
import type { OpenQuestions } from './open-questions.ts';

/** Drafting and posting make several writes in a row: one refresh follows them. */
const SETTLE_MS = 400;

/** The view "Drafts": decides when the list is read, and shows how that went. */
export class DraftsView implements Disposable {
  readonly #list: DraftList;
  readonly #connections: ConnectionSource;
  readonly #questions: OpenQuestions;
  readonly #clock: Clock;
  readonly #tree: DraftsTree;
  readonly #view: vscode.TreeView<unknown>;
  readonly #life = new Disposables();
  #isStale = true;
  #settling: Disposable | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(list: DraftList, questions: OpenQuestions, connections: ConnectionSource, clock: Clock) {
    this.#list = list;
    this.#questions = questions;
    this.#connections = connections;
    this.#clock = clock;
    this.#tree = this.#life.add(new DraftsTree(() => this.#roots()));
    this.#view = this.#life.add(
      vscode.window.createTreeView(DRAFTS_VIEW, {
        treeDataProvider: this.#tree,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.#life.add(this.#view.onDidChangeVisibility(() => this.#readIfSeen()));
    this.#life.add(connections.onDidChange(() => this.#reconnected()));
    this.#show();
    this.#readIfSeen();
  }

  /** Reads the drafts again; resolves when they are shown. */
  refresh(): Promise<void> {
    this.#isStale = false;
    return this.#inTurn(() => this.#list.refresh());
  }

  loadMore(): Promise<void> {
    return this.#inTurn(() => this.#list.loadMore());
  }

  /** The drafts to choose from, read now if they may be out of date. */
  async upToDate(): Promise<DraftList> {
    if (this.#isStale || this.#list.problem !== undefined) await this.refresh();
    else await this.#reading;
    return this.#list;
  }

  /** The books changed through this window: whoever looks sees it soon. */
  booksChanged(): void {
    this.#isStale = true;
    this.#settling?.dispose();
    this.#settling = this.#clock.after(SETTLE_MS, () => this.#readIfSeen());
  }

  /** What waits for the person, or may not be asked again, is not what it was. */
  questionsChanged(): void {
    this.#show();
  }

  /** What stands above the drafts: they are Odoo's, or the demo company's. */
  get title(): string {
    return this.#connections.current?.isDemo === true ? 'Drafts (demo)' : 'Drafts';
  }

  dispose(): void {
    this.#settling?.dispose();
    this.#life.dispose();
  }

  #roots() {
    return this.#connections.current === undefined ? [] : draftsRoots(this.#list, this.#questions);
  }

  #readIfSeen(): void {
    if (this.#view.visible && this.#isStale && this.#connections.current !== undefined) void this.refresh();
  }

  #reconnected(): void {
    this.#list.clear();
    this.#isStale = true;
    this.#show();
    this.#readIfSeen();
  }

  /** One read at a time, with the view's progress bar; the list reports its failures itself. */
  #inTurn(read: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(async () => {
      await vscode.window.withProgress({ location: { viewId: DRAFTS_VIEW } }, read);
      this.#show();
    });
    return this.#reading;
  }

  #show(): void {
    const count = this.#list.drafts.length;
    const { current } = this.#connections;
    const isConnected = current !== undefined;
    const isDemo = current?.isDemo === true;
    const state: DraftsState = isConnected ? this.#list.state : 'disconnected';
    void vscode.commands.executeCommand('setContext', STATE_KEY, state);
    void vscode.commands.executeCommand('setContext', DEMO_KEY, isDemo);
    const messages = [isDemo ? DEMO_COMPANY : '', isConnected ? (this.#list.problem?.person ?? '') : ''];
    this.#view.message = messages.filter((message) => message !== '').join('\n');
    this.#view.title = this.title;
    this.#view.badge = count === 0 ? undefined : { value: count, tooltip: badgeText(this.#list, isDemo) };
    this.#tree.redraw();
  }
}

/** "12 drafts in Odoo, 10 proposals". */
function badgeText({ drafts }: DraftList, isDemo: boolean): string {
  const proposed = drafts.filter(({ document }) => !isInOdoo(document)).length;
  const kept = drafts.length - proposed;
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const there = kept === 0 ? [] : [`${counted(kept, 'draft')} in ${isDemo ? 'the demo company' : 'Odoo'}`];
  return [...there, ...(proposed === 0 ? [] : [counted(proposed, 'proposal')])].join(', ');
}
