import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftedInvoice } from '../../src/accounting/drafting/invoices/drafted-invoices.ts';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import { onlyProblems, Problem } from '../../src/common/problem.ts';
import type { UnderWay } from '../../src/posting/asking/steps.ts';
import { Bookkeeping, LINDENHOF } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { pdf } from '../support/papers.ts';
import { TroubledWire } from '../support/troubled-wire.ts';
import { protocols, startTestedOdoo } from './tested-odoo.ts';

/* Long work that is stopped in the middle: what Odoo has then is what was told. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('stopping'));
const { admin } = books;

/** A request is on its way by then, and Odoo has not answered it. */
const ON_ITS_WAY_MS = 15;

const times = <T>(many: number, value: T): T[] => Array.from({ length: many }, () => value);

describe.each(protocols)('what is stopped in the middle, over %s', (protocol) => {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-stopping-'));
  const wire = new TroubledWire();
  let office: Office;
  let work: UnderWay | undefined;
  let calls = 0;
  beforeAll(async () => {
    office = await books.open(protocol, {
      papers: new FolderFiles(() => [folder]),
      lookAgainAfter: [200, 1_000, 3_000],
      through: (session) => wire.through(session),
      onUnderWay: (begun) => (work = begun),
    });
  });
  afterAll(async () => {
    await office.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  function bills(count: number): InvoiceRequest[] {
    calls += 1;
    return Array.from({ length: count }, (_, index) => {
      const reference = `STOP-${protocol}-${calls}/${index + 1}`;
      return {
        ...{ type: 'in_invoice', company: LINDENHOF, partner: 'Azure Interior', reference },
        ...{ invoiceDate: '2026-11-20', lines: [{ description: reference, price: `${index + 1}.5` }] },
      };
    });
  }
  const documentsOf = (outcomes: readonly (DraftedInvoice | Problem)[]) =>
    outcomes.flatMap((each) => (each instanceof Problem ? [] : [each.view.document]));
  const inOdoo = async (requests: readonly InvoiceRequest[]) => {
    const references = requests.map(({ reference = '' }) => reference);
    return (await admin.search('account.move', [['ref', 'in', references]])).toSorted((a, b) => a - b);
  };
  const idsOf = (documents: readonly MoveHandle[]) => documents.map(idOf).toSorted((a, b) => a - b);
  const afterAWhile = (abort: () => void) => () => {
    setTimeout(abort, ON_ITS_WAY_MS);
    return Promise.resolve();
  };

  it('a posting of several: what was sent is posted, the rest are drafts', async () => {
    const documents = documentsOf(await office.books.createDraftInvoices(bills(12), () => undefined));
    expect(documents).toHaveLength(12);
    wire.when('account.move.action_post', {
      answered: () => {
        work?.stop();
        return Promise.resolve();
      },
    });
    office.person.willAnswer('yes');
    const { signal } = new AbortController();
    const outcomes = await office.gate.requestAll(documents, { kind: 'command' }, signal);
    const became = outcomes.map((each) => ('posted' in each ? 'posted' : each.problem.code));
    expect(became).toEqual([...times(10, 'posted'), ...times(2, 'stopped')]);
    const rows = await admin.read('account.move', documents.map(idOf), ['state']);
    expect(rows.map(({ state }) => state)).toEqual([...times(10, 'posted'), ...times(2, 'draft')]);
    const settled = (await office.entries()).filter(({ what }) => what === 'posting-settled').slice(-12);
    expect(settled.map((entry) => 'problem' in entry && entry.problem)).toEqual([
      ...times(10, false),
      ...times(2, 'stopped'),
    ]);
    // With a new yes they are posted like any others.
    office.person.willAnswer('yes');
    const again = await office.gate.requestAll(documents.slice(10), { kind: 'command' }, signal);
    expect(again.every((each) => 'posted' in each && each.posted.deviations.length === 0)).toBe(true);
  });

  it('a batch of drafts, while it waits for Odoo: nothing is begun after it, and a repeat finds all', async () => {
    const requests = bills(60);
    const caller = new AbortController();
    wire.when(
      'account.move.load',
      afterAWhile(() => caller.abort()),
      2,
    );
    const outcomes = await office.books.createDraftInvoices(requests, () => undefined, caller.signal);
    const made = documentsOf(outcomes);
    expect(idsOf(made)).toEqual(await inOdoo(requests));
    expect(made.length % 20).toBe(0);
    expect(documentsOf(outcomes.slice(0, 20))).toHaveLength(20);
    const codes = outcomes.slice(40).map((each) => (each instanceof Problem ? each.code : 'made'));
    expect(codes).toEqual(times(20, 'cancelled'));
    const repeated = await office.books.createDraftInvoices(requests, () => undefined);
    expect(documentsOf(repeated)).toEqual(expect.arrayContaining(made));
    expect(await inOdoo(requests)).toEqual(idsOf(documentsOf(repeated)));
    expect(await inOdoo(requests)).toHaveLength(60);
  });

  it('a single draft, while it is read back: it stays ours', async () => {
    const [request] = bills(1);
    if (request === undefined) throw new Error('One bill.');
    const caller = new AbortController();
    wire.when('account.move.load', {
      answered: () => {
        caller.abort();
        return Promise.resolve();
      },
    });
    const { view } = await office.books.createDraftInvoice(request, caller.signal);
    const change = { document: view.document, digest: view.digest, reference: `OURS-${protocol}` };
    expect(await office.books.updateDraft(change)).toHaveProperty('changed');
  });

  it('the upload of a paper: it is looked after, and a repeat hangs no second one', async () => {
    const [document] = documentsOf(await office.books.createDraftInvoices(bills(1), () => undefined));
    if (document === undefined) throw new Error('One bill.');
    writeFileSync(join(folder, 'bill.pdf'), await pdf({ pages: [[`Paper of ${document} ${protocol}`]] }));
    const caller = new AbortController();
    wire.when(
      'ir.attachment.load',
      afterAWhile(() => caller.abort()),
    );
    const asked = { document, path: 'bill.pdf' };
    const hung = async () =>
      admin.search('ir.attachment', [
        ['res_model', '=', 'account.move'],
        ['res_id', '=', idOf(document)],
      ]);
    const first = await office.books.attachFile(asked, caller.signal).catch(onlyProblems);
    // Odoo never got it: then nothing hangs there, and that is what was told.
    if (first instanceof Problem) expect(first.code).toBe('cancelled');
    expect(await hung()).toHaveLength(first instanceof Problem ? 0 : 1);
    await office.books.attachFile(asked);
    expect(await hung()).toHaveLength(1);
  });
});
