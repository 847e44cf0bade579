import { randomBytes } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import { makePrivateFolder } from './durable-files.ts';
import { asJournalProblem, errorCode } from './file-errors.ts';
import { UNKNOWN_START, machineName, ownStart, processState } from './running-process.ts';

const MINUTE = 60_000;

/** The holder is on another machine or its start is not known: past this age of the claim it is taken as gone. */
const UNSEEN_HOLDER_GONE_AFTER = 15 * MINUTE;

/** A claim without a readable owner is being written, or was when the machine died. */
const UNREADABLE_GONE_AFTER = MINUTE / 6;

const ownerSchema = z.object({
  pid: z.int(),
  /** Tells this process from a later one with the same id. */
  start: z.string(),
  machine: z.string(),
  /** Tells this claim from a later one of the same process. */
  random: z.string().regex(/^[0-9a-f]+$/),
});

type Owner = z.infer<typeof ownerSchema>;

interface FoundClaim {
  /** Undefined when it cannot be read. */
  readonly owner: Owner | undefined;
  readonly age: number;
}

/** Something that this process alone holds. */
export interface Claim {
  /** Gives it up; again has no effect. A claim that cannot be removed is stale once this process has ended. */
  release(): void;
}

/** Claims to names, held by one process of all at a time: files that only one can create. */
export class Claims {
  readonly #folder: string;
  readonly #clock: Clock;
  #self: Promise<Omit<Owner, 'random'>> | undefined;

  /** @param folder holds nothing but claims; it is made at the first one */
  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /**
   * Takes a claim, also one whose holder is gone.
   * @param name letters, digits, ".", "_" and "-"
   * @returns undefined while another holds it, be it in this process
   * @throws Problem `journal_unavailable`
   */
  async tryTake(name: string): Promise<Claim | undefined> {
    if (!/^\w[\w.-]*$/.test(name)) throw new RangeError('Not a name for a claim.');
    try {
      await makePrivateFolder(this.#folder);
      const claim = await this.#create(name);
      if (claim !== undefined) return claim;
      return (await this.#removeStale(name)) ? await this.#create(name) : undefined;
    } catch (thrown) {
      throw asJournalProblem(thrown, this.#folder);
    }
  }

  async #create(name: string): Promise<Claim | undefined> {
    const path = join(this.#folder, name);
    this.#self ??= whoAmI();
    const owner: Owner = { ...(await this.#self), random: randomBytes(8).toString('hex') };
    try {
      await writeFile(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    } catch (thrown) {
      if (errorCode(thrown) === 'EEXIST') return undefined;
      throw thrown;
    }
    return { release: () => removeOwn(path, owner) };
  }

  /**
   * Removes a claim whose holder is gone. Of all that see it stale only the one with the claim to its removal acts,
   * and looks again before: so a new claim under the same name is never removed for the old one.
   * @returns whether creating may be tried again
   */
  async #removeStale(name: string): Promise<boolean> {
    const path = join(this.#folder, name);
    const found = await this.#find(path);
    if (found === undefined) return true;
    if (!(await isStale(found))) return false;
    const removal = await this.tryTake(`${name}.${found.owner?.random ?? 'unreadable'}`);
    if (removal === undefined) return false;
    try {
      const again = await this.#find(path);
      if (again?.owner?.random === found.owner?.random && again !== undefined && (await isStale(again))) {
        await unlink(path);
      }
    } finally {
      removal.release();
    }
    return true;
  }

  async #find(path: string): Promise<FoundClaim | undefined> {
    try {
      const { mtimeMs } = await stat(path);
      return { owner: parseOwner(await readFile(path, 'utf8')), age: this.#clock.now() - mtimeMs };
    } catch (thrown) {
      if (errorCode(thrown) === 'ENOENT') return undefined;
      throw thrown;
    }
  }
}

async function whoAmI(): Promise<Omit<Owner, 'random'>> {
  return { pid: process.pid, start: await ownStart(), machine: await machineName() };
}

async function isStale({ owner, age }: FoundClaim): Promise<boolean> {
  if (owner === undefined) return age > UNREADABLE_GONE_AFTER;
  const unseenTooLong = age > UNSEEN_HOLDER_GONE_AFTER;
  if (owner.machine !== (await machineName())) return unseenTooLong;
  const holder = await processState(owner.pid);
  if (!holder.running) return true;
  if (owner.start === UNKNOWN_START || holder.start === UNKNOWN_START) return unseenTooLong;
  return holder.start !== owner.start;
}

function parseOwner(text: string): Owner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(text)).data;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** At once, so that nobody has to wait for a release, nor can forget to. */
function removeOwn(path: string, owner: Owner): void {
  try {
    if (parseOwner(readFileSync(path, 'utf8'))?.random === owner.random) unlinkSync(path);
  } catch (thrown) {
    // It was taken from us or cannot be removed: either way there is nothing left to do.
    if (errorCode(thrown) === undefined) throw thrown;
  }
}
