import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/common/clock.ts';
import type { StoredEntry } from '../../src/journal/entry.ts';
import { Journal } from '../../src/journal/journal.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { Turnstile } from '../../src/posting/asking/turnstile.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import type { Call } from './call.ts';
import type { Company } from './company.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { GatePerson } from './gate-person.ts';
import { JumpingClock } from './jumping-clock.ts';
import { Ticks } from './ticks.ts';
import type { Witness } from './witness.ts';

/** A window of VS Code, without VS Code: one person, one dialog at a time, a desk for each connection. */
export interface Window {
  readonly person: GatePerson;
  readonly desks: readonly Desk[];
}

const ROLES = ['billing', 'accountant'] as const;

/**
 * Two companies with the same sample in them, two windows with a connection to each, and one folder with the journal of
 * both windows. The windows work as different users of Odoo.
 */
export class World<C extends Company = Company> {
  readonly ticks = new Ticks();
  readonly witness: Witness = { ticks: this.ticks, deeds: [], showings: [] };
  readonly clock = new JumpingClock();
  readonly folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-gate-'));
  readonly companies: C[] = [];
  readonly windows: Window[] = [];
  /** The persons of windows that were closed, too. */
  readonly persons: GatePerson[] = [];
  /** Those of windows that were closed, too: what comes late is written down after all. */
  readonly #offices: Office[] = [];
  /** Everybody who ever asked for something. */
  readonly calls: Call[] = [];
  /** Which yes was used for which document: it is not there for it any more. */
  readonly used = new Set<string>();

  /** @param companies opens the two, whose deeds the witness is told of */
  static async open<C extends Company>(
    companies: (witness: Witness) => Promise<readonly C[]>,
  ): Promise<World<C>> {
    const world = new World<C>();
    world.companies.push(...(await companies(world.witness)));
    for (const window of ROLES.keys()) world.windows.push(await world.#openWindow(window));
    return world;
  }

  desk(window: number, connection: number): Desk {
    const desk = this.windows[window]?.desks[connection];
    if (desk === undefined) throw new Error(`There is no connection ${connection} in window ${window}.`);
    return desk;
  }

  person(window: number): GatePerson {
    const person = this.windows[window]?.person;
    if (person === undefined) throw new Error(`There is no window ${window}.`);
    return person;
  }

  company(connection: number): C {
    const company = this.companies[connection];
    if (company === undefined) throw new Error(`There is no company ${connection}.`);
    return company;
  }

  /** What is in the journal of all windows, read as somebody does who comes later. */
  async journal(): Promise<readonly StoredEntry[]> {
    const journal = new Journal(this.#journalFolder, systemClock, {
      process: 0,
      host: 'judge',
      account: 'judge',
    });
    return journal.entries();
  }

  /** @returns whether every line is as it was written */
  async isJournalIntact(): Promise<boolean> {
    return (await verifyJournal(this.#journalFolder)).intact;
  }

  /** Puts a file where a folder is meant to be: nothing can be written there. */
  spoil(folder: 'consumed' | 'journal'): void {
    rmSync(join(this.folder, folder), { recursive: true, force: true });
    writeFileSync(join(this.folder, folder), '');
  }

  get #journalFolder(): string {
    return join(this.folder, 'journal');
  }

  /** Closes a window and opens it anew: what it remembered is gone, its files are not. */
  async reopen(window: number): Promise<void> {
    await this.#closeWindow(window);
    this.windows[window] = await this.#openWindow(window);
  }

  async dispose(): Promise<void> {
    for (const window of this.windows.keys()) await this.#closeWindow(window);
    for (const company of this.companies) await company.dispose();
    for (const office of this.#offices) await office.dispose();
    this.clock.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #openWindow(window: number): Promise<Window> {
    const person = new GatePerson(window, this.ticks, this.clock);
    const dialogs = new Turnstile();
    this.persons.push(person);
    const desks: Desk[] = [];
    for (const company of this.companies) {
      const target = company.target(ROLES[window] ?? 'billing');
      const options = { clock: this.clock, folder: this.folder, lookAgainAfter: [5], person, dialogs };
      const office = await openOffice(target, options);
      this.#offices.push(office);
      desks.push(await openDesk(office));
    }
    return { person, desks };
  }

  async #closeWindow(window: number): Promise<void> {
    for (const desk of this.windows[window]?.desks ?? []) await desk.close();
  }
}
