import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Books } from '../../src/accounting/books.ts';
import type { PaperFiles } from '../../src/accounting/papers/files/paper-files.ts';
import type { Handle } from '../../src/accounting/handle.ts';
import { consumeOnce } from '../../src/journal/consume-once.ts';
import { InstallationSecret } from '../../src/journal/installation-secret.ts';
import { Journal } from '../../src/journal/journal.ts';
import { Gate } from '../../src/posting/gate.ts';
import { PartnerDesk } from '../../src/posting/partners/partner-desk.ts';
import type { SecondKey } from '../../src/posting/second-key.ts';
import { Turnstile } from '../../src/posting/asking/turnstile.ts';
import { ManualClock } from './manual-clock.ts';
import { PaperSession } from './paper-session.ts';
import { ScriptedApprover } from './scripted-approver.ts';
import { ScriptedForm } from './scripted-form.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface PaperOfficeOptions {
  /** The data directory; one of the running test's own when left out. */
  readonly folder?: string;
  readonly clock?: ManualClock;
  readonly session?: PaperSession;
  readonly dialogs?: Turnstile;
  readonly lookAgainAfter?: readonly number[];
  readonly papers?: PaperFiles;
  readonly secondKey?: SecondKey;
  /** The person's own name for the connection, as it is when they are asked. */
  readonly connectionName?: () => string | undefined;
  readonly consume?: (approval: string) => Promise<boolean>;
}

export type PaperOffice = Awaited<ReturnType<typeof openPaperOffice>>;

/** The books and the gate with a real journal, a paper Odoo, a clock that stands still and a person as scripted. */
export async function openPaperOffice(options: PaperOfficeOptions = {}) {
  const { folder = temporaryFolder(), clock = new ManualClock(), session = new PaperSession() } = options;
  const journal = new Journal(join(folder, 'journal'), clock, {
    process: 1,
    host: 'test',
    account: 'tester',
  });
  const secret = await InstallationSecret.open(folder);
  const drafted: Handle[] = [];
  const posted: Handle[] = [];
  const noticed: (readonly string[])[] = [];
  const books = new Books({
    session,
    journal,
    makeKey: (text) => secret.hmac(text),
    clock,
    onDrafted: (document) => drafted.push(document),
    lookAgainAfter: options.lookAgainAfter ?? [0, 0],
    papers: options.papers,
  });
  const person = new ScriptedApprover();
  const form = new ScriptedForm();
  const asking = {
    session,
    companies: () => books.companies(),
    approver: person,
    dialogs: options.dialogs ?? new Turnstile(),
    journal,
    consume: options.consume ?? ((approval: string) => consumeOnce(join(folder, 'consumed'), approval)),
    clock,
    lookAgainAfter: options.lookAgainAfter ?? [0, 0],
    ...(options.connectionName !== undefined && { connectionName: options.connectionName }),
  };
  const { secondKey } = options;
  const gate = new Gate({
    ...asking,
    ...(secondKey !== undefined && { secondKey }),
    onPosted: ({ document }) => posted.push(document),
    tellPosted: (all) =>
      noticed.push(all.flatMap((outcome) => ('posted' in outcome ? [outcome.posted.number] : []))),
  });
  const partners = new PartnerDesk({ ...asking, form });
  onTestFinished(() => journal.dispose());
  return {
    ...{
      session,
      odoo: session.odoo,
      books,
      gate,
      partners,
      person,
      form,
      journal,
      clock,
      drafted,
      posted,
      noticed,
    },
    entries: () => journal.entries(),
  };
}
