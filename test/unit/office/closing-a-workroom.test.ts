import { expect, it, describe, onTestFinished } from 'vitest';
import { DemoCompany } from '../../../src/demo/demo-company.ts';
import { systemClock } from '../../../src/common/clock.ts';
import { demoConnection } from '../../../src/office/demo-connection.ts';
import { Workshop } from '../../../src/office/workshop.ts';
import { ScriptedApprover } from '../../support/scripted-approver.ts';
import { ScriptedForm } from '../../support/scripted-form.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A workroom in a demo company of its own, a draft there, and a person who answers. */
async function setUp() {
  const demo = await DemoCompany.start();
  const person = new ScriptedApprover();
  const nothing = () => undefined;
  const approved = Promise.withResolvers<'approved'>();
  const workshop = await Workshop.open({
    dataDirectory: temporaryFolder(),
    approver: person,
    partnerForm: new ScriptedForm(),
    secondKeyOf: nothing,
    paperFolders: () => [],
    clock: systemClock,
    ...{ typeTotalsOver: nothing, onRequest: nothing, onDrafted: nothing, onPosted: nothing },
    ...{ tellPosted: nothing, onRecovered: nothing, onTorn: nothing, onChanged: nothing },
    onWaiting: () => {
      if (room.gate.waiting.some(({ state }) => state === 'approved')) approved.resolve('approved');
    },
    report: (thrown) => {
      throw thrown;
    },
  });
  onTestFinished(async () => {
    await workshop.dispose();
    await demo.dispose();
  });
  const { connection, secret } = demoConnection(demo);
  const room = await workshop.openWorkroom(connection, secret);
  const { drafts } = await room.books.listDrafts({});
  const [draft] = drafts.filter(({ type }) => type === 'in_invoice');
  if (draft === undefined) throw new Error('The demo company has no draft of a bill.');
  const ask = () => room.gate.request(draft.document, { kind: 'command' }, new AbortController().signal);
  return { room, person, ask, approved: approved.promise };
}

describe('a workroom that nobody needs any more', () => {
  it('ends after what the person has said yes to is done', async () => {
    const { room, person, ask, approved } = await setUp();
    person.willAnswer(() => Promise.resolve('yes'));
    const posting = ask();
    await approved;
    await room.close();
    // It is there when closing is over, whoever asked.
    expect(await Promise.race([posting, Promise.resolve('not yet')])).toMatchObject({ deviations: [] });
  });

  it('leaves a question open that the person is looking at: their yes still posts', async () => {
    const { room, person, ask } = await setUp();
    const pressed = Promise.withResolvers<'yes'>();
    person.willAnswer(() => pressed.promise);
    const posting = ask();
    await expect.poll(() => person.shown.length).toBe(1);
    await room.close();
    pressed.resolve('yes');
    expect((await posting).deviations).toEqual([]);
  });
});
