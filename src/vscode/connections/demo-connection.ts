import type { DemoCompany } from '../../demo/demo-company.ts';
import type { Disposable } from '../../common/disposable.ts';
import { OneAtATime } from '../../common/one-at-a-time.ts';
import { demoConnection } from '../../office/demo-connection.ts';
import type { ConnectionSource } from './connection-source.ts';
import { DEMO_NAME } from './names.ts';
import type { ConnectionProfile } from './profile.ts';
import { secretKey } from './profile.ts';

/** A demo company that runs in this process. */
type RunningDemo = Pick<DemoCompany, 'url' | 'database' | 'users' | 'reset' | 'dispose'>;

/**
 * The demo company of this window, as a connection. Port and key are new at each start, so nothing of it is stored.
 */
export class DemoConnection implements ConnectionSource, Disposable {
  readonly #open: () => Promise<RunningDemo>;
  readonly #steps = new OneAtATime();
  readonly #listeners = new Set<() => unknown>();
  #running: RunningDemo | undefined;

  constructor(open: () => Promise<RunningDemo>) {
    this.#open = open;
  }

  get current(): ConnectionProfile | undefined {
    if (this.#running === undefined) return undefined;
    return { name: DEMO_NAME, ...demoConnection(this.#running).connection };
  }

  get all(): readonly ConnectionProfile[] {
    const { current } = this;
    return current === undefined ? [] : [current];
  }

  secretOf(profile: ConnectionProfile): Promise<string | undefined> {
    const demo = this.#running && demoConnection(this.#running);
    const isThis = demo !== undefined && secretKey(demo.connection) === secretKey(profile);
    return Promise.resolve(isThis ? demo.secret : undefined);
  }

  readonly onDidChange = (listener: () => unknown): Disposable => {
    const tell = () => listener();
    this.#listeners.add(tell);
    return { dispose: () => this.#listeners.delete(tell) };
  };

  /** Starts it; nothing happens when it runs. */
  async enter(): Promise<void> {
    await this.#change(async () => {
      this.#running ??= await this.#open();
    });
  }

  /** Makes it as new, under a new database name; nothing happens when it does not run. */
  async reset(): Promise<void> {
    await this.#change(() => this.#running?.reset());
  }

  /** Ends it with all that was done in it. */
  async leave(): Promise<void> {
    await this.#change(async () => {
      const running = this.#running;
      this.#running = undefined;
      await running?.dispose();
    });
  }

  async dispose(): Promise<void> {
    this.#listeners.clear();
    await this.leave();
  }

  #change(step: () => Promise<void> | undefined): Promise<void> {
    return this.#steps.run(async () => {
      await step();
      for (const tell of this.#listeners) tell();
    });
  }
}
