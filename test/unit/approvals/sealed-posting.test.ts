import { expect, it, onTestFinished } from 'vitest';
import { KeysOfYes } from '../../../src/approvals/second-key/keys-of-yes.ts';
import { SealedSecondKey } from '../../../src/approvals/second-key/sealed-second-key.ts';
import { systemClock } from '../../../src/common/clock.ts';
import { DemoCompany } from '../../../src/demo/demo-company.ts';
import type { DemoUser } from '../../../src/demo/demo-company.ts';
import { connect } from '../../../src/odoo/connect.ts';
import { openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { PersonAtPage } from '../../approvals/person-at-page.ts';
import { openOffice } from '../../support/office.ts';

const agent = { kind: 'agent', saysItIs: 'Claude' } as const;

function userOf({ users }: DemoCompany, role: DemoUser['role']): DemoUser {
  const user = users.find((each) => each.role === role);
  if (user === undefined) throw new Error(`The demo company has no ${role}.`);
  return user;
}

it('the gate posts as the user of the sealed key, and each yes opens it anew', async () => {
  const keysOfYes = new KeysOfYes();
  const bed = await openBed({ keysOfYes });
  const demo = await DemoCompany.start();
  onTestFinished(() => demo.dispose());
  const { url, database } = demo;
  const [drafter, poster] = [userOf(demo, 'billing'), userOf(demo, 'accountant')];
  const drafting = { origin: url, database, login: drafter.login };
  const { sealedKeys, file } = bed.stores;
  const sealing = await file.open(PASSPHRASE);
  if (sealing === undefined) throw new Error('That is not the passphrase.');
  await sealedKeys.keep(drafting, poster.login, poster.key, sealing);

  const opened: string[] = [];
  const person = new PersonAtPage();
  person.page = bed.approver;
  const office = await openOffice(
    { url, database, login: drafter.login, secret: drafter.key },
    {
      person,
      secondKey: ({ turns }) =>
        new SealedSecondKey({
          ...{ drafting, login: poster.login, sealedKeys, keysOfYes },
          logIn: (secret) => {
            opened.push(secret);
            const target = { url, database, login: poster.login, secret, allowPlainHttp: true };
            return connect(target, { clock: systemClock, turns });
          },
        }),
    },
  );
  onTestFinished(() => office.dispose());

  const browser = await pairedBrowser(bed);
  for (const reference of ['S-1', 'S-2']) {
    const { view } = await office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', invoiceDate: '2026-11-20', reference },
      lines: [{ description: 'Chair', price: '100' }],
    });
    const before = bed.announced.length;
    const posted = office.gate.request(view.document, agent, new AbortController().signal);
    await expect.poll(() => bed.announced.length).toBe(before + 1);
    const { pathname } = new URL(bed.announced.at(-1) ?? '');
    expect((await browser.get(pathname)).body).toContain(poster.login);
    expect(opened).toHaveLength(before);
    await browser.submit(pathname, { answer: 'yes', passphrase: PASSPHRASE });
    await posted;
  }
  expect(opened).toEqual([poster.key, poster.key]);
  const intended = (await office.entries()).filter((entry) => entry.what === 'posting-intended');
  expect(intended.map(({ postedAs }) => postedAs)).toEqual([poster.login, poster.login]);
});
