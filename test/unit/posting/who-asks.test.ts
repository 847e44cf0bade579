import { describe, expect, it } from 'vitest';
import { draftBill, officeWithBill } from '../../support/paper-bill.ts';
import { caller, openDialog } from '../../support/gate-callers.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('the person is not misled about who asks', () => {
  const agents = (office: OfficeWithBill) => office.gate.waiting.map(({ askers }) => askers);
  const command = { kind: 'command' } as const;
  const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;
  const stays = () => new AbortController().signal;
  const answered = async (office: OfficeWithBill) =>
    (await office.entries()).find(({ what }) => what === 'posting-answered');

  it('an agent that joined before the dialog is named in it, and not the command', async () => {
    const office = await officeWithBill();
    const other = await draftBill(office, 'INV-2');
    const busy = openDialog(office);
    const first = caller(office, other.document);
    await busy.isShown();
    office.person.willAnswer('yes');
    const commanded = office.gate.request(office.document, command, stays());
    const joined = caller(office);
    await nextTurn();
    expect(agents(office).at(-1)).toEqual([command, agent]);
    busy.press('keep');
    await problemOf(first.answer);
    await Promise.all([commanded, joined.answer]);
    expect(office.person.shown.at(-1)?.detail).toContain('Asked by an agent (says it is “Copilot”).');
    expect((await office.entries()).findLast(({ what }) => what === 'posting-answered')).toMatchObject({
      alsoAskedBy: [{ requester: 'command', askedBy: 'command' }],
    });
  });

  it('of an agent that joined while a command was shown the person hears afterwards, and the journal', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const commanded = office.gate.request(office.document, command, stays());
    await dialog.isShown();
    const joined = caller(office);
    expect(agents(office)).toEqual([[command, agent]]);
    dialog.press('yes');
    await Promise.all([commanded, joined.answer]);
    expect(office.odoo.postings).toEqual([office.move]);
    expect(office.person.told).toEqual([
      expect.stringMatching(
        /^While you decided about the vendor bill of .*, an agent \(says it is “Copilot”\) asked for the same/,
      ),
    ]);
    expect(await answered(office)).toMatchObject({
      alsoAskedBy: [{ requester: 'Copilot', askedBy: 'agent' }],
    });
  });

  it('who asks twice is one', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const [first, second] = [caller(office), caller(office)];
    await dialog.isShown();
    expect(agents(office)).toEqual([[agent]]);
    dialog.press('yes');
    await Promise.all([first.answer, second.answer]);
    expect(office.person.told).toEqual([]);
    expect(await answered(office)).not.toHaveProperty('alsoAskedBy');
  });
});
