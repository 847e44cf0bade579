import type { Disposable } from '../common/disposable.ts';
import { OneAtATime } from '../common/one-at-a-time.ts';
import { ASKING_TOOLS } from '../mcp/catalogue.ts';
import { McpEndpoint } from '../mcp/endpoint.ts';
import type { ServerParts } from '../mcp/server.ts';
import { announce } from './announce.ts';
import type { ConnectionName } from './announcement.ts';

export interface WindowDoorParts extends Omit<ServerParts, 'tools'> {
  /** The data directory's folder of windows. */
  readonly folder: string;
  /** What `connection` has to be, or it has to refuse: a call for this one must never reach other books. */
  readonly name: ConnectionName;
}

/**
 * The door of a window at which servers over stdio have its person asked, about one connection: an endpoint with a
 * token of its own, that offers the tools that ask and no others. It is found while it is announced; what was asked
 * before is still answered.
 */
export class WindowDoor implements Disposable {
  readonly #parts: WindowDoorParts;
  readonly #endpoint: McpEndpoint;
  readonly #steps = new OneAtATime();
  #announced: Disposable | undefined;

  private constructor(parts: WindowDoorParts, endpoint: McpEndpoint) {
    this.#parts = parts;
    this.#endpoint = endpoint;
  }

  /** Opens it; nobody finds it yet. */
  static async open(parts: WindowDoorParts): Promise<WindowDoor> {
    return new WindowDoor(parts, await McpEndpoint.open(parts, ASKING_TOOLS));
  }

  /**
   * Lets it be found; again has no effect.
   * @throws Problem `journal_unavailable`
   */
  async announce(): Promise<void> {
    await this.#steps.run(async () => {
      this.#announced ??= await announce(this.#parts.folder, this.#parts.name, this.#endpoint);
    });
  }

  /** Lets it be found no more. */
  async withdraw(): Promise<void> {
    // At once, where it can be: a window that closes does not wait.
    this.#forget();
    await this.#steps.run(() => {
      this.#forget();
      return Promise.resolve();
    });
  }

  /** Ends all that is under way as if its callers had left. */
  async dispose(): Promise<void> {
    await this.withdraw();
    await this.#endpoint.dispose();
  }

  #forget(): void {
    this.#announced?.dispose();
    this.#announced = undefined;
  }
}
