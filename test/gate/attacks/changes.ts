import assert from 'node:assert/strict';
import { idsOf } from '../bills.ts';
import type { Bill } from '../bills.ts';
import { Call } from '../call.ts';
import { editByHand, editField, storedFields } from '../edits.ts';
import { naturalEdits } from '../natural-edits.ts';
import type { Attack, Scene } from '../scene.ts';

async function approvedThenChanged(scene: Scene, change: (bill: Bill) => void) {
  const bill = await scene.bill();
  const call = scene.ask(bill, { by: 'command' });
  const dialog = await scene.dialog();
  change(bill);
  dialog.press('yes');
  await scene.ended(call);
  return call;
}

/** Each stored field of one record, one after the other, each as if nothing had been before. */
async function eachField(scene: Scene, record: (bill: Bill) => number | undefined): Promise<void> {
  const fresh = scene.world.companies.map((company) => [company, company.dump()] as const);
  const fieldsOf = (bill: Bill) => storedFields(scene.company, bill).filter(({ id }) => id === record(bill));
  const fields = fieldsOf(await scene.bill());
  const changed: string[] = [];
  for (const [place, { column, table }] of fields.entries()) {
    for (const [company, dump] of fresh) company.restore(dump);
    const before = scene.posts;
    const known = changed.length;
    await approvedThenChanged(scene, (bill) => {
      changed.push(...[editField(scene.company, fieldsOf(bill)[place]) ?? []].flat());
    });
    assert.equal(scene.posts - before, changed.length > known ? 0 : 1, `${table}.${column}`);
  }
  assert(changed.length > 40);
}

function lineOf({ company }: Scene, { id }: Bill, type: 'product' | 'payment_term'): number | undefined {
  const domain = [
    ['move_id', '=', id],
    ['display_type', '=', type],
  ];
  return company.inside((env) => env.model('account.move.line').search(domain)[0]?.id);
}

/** Shown is not what is there when the person presses. */
export const changeAttacks: readonly Attack[] = [
  ...naturalEdits.map((name) => ({
    name: `approved, then changed in Odoo: ${name}`,
    async attempt(scene: Scene) {
      const call = await approvedThenChanged(scene, (bill) => editByHand(scene.company, bill, name));
      assert.equal(scene.posts, 0);
      assert.match(call.ending?.told ?? '', /changed/);
    },
  })),
  ...naturalEdits.map((name) => ({
    name: `approved, then changed while the click is on its way: ${name}`,
    async attempt(scene: Scene) {
      await approvedThenChanged(scene, (bill) => {
        const happens = () => editByHand(scene.company, bill, name);
        scene.company.ambush({ at: 'account.move.web_read', when: 'before', happens });
      });
      assert.equal(scene.posts, 0);
    },
  })),
  {
    name: 'approved, then changed: each stored field of the document',
    attempt: (scene) => eachField(scene, ({ id }) => id),
  },
  {
    name: 'approved, then changed: each stored field of a line',
    attempt: (scene) => eachField(scene, (bill) => lineOf(scene, bill, 'product')),
  },
  {
    name: 'approved, then changed: each stored field of what is owed',
    attempt: (scene) => eachField(scene, (bill) => lineOf(scene, bill, 'payment_term')),
  },
  ...(
    [
      ['the name of the partner', 'res.partner', 'name', 'Azure Interiör'],
      ['the name of the account', 'account.account', 'name', 'Other expenses'],
      ['the name of the journal', 'account.journal', 'name', 'Other bills'],
    ] as const
  ).map(([what, table, column, value]) => ({
    name: `approved, then changed: ${what} that the dialog shows`,
    async attempt(scene: Scene) {
      await approvedThenChanged(scene, () => {
        const id = scene.company.inside((env) => {
          const { account, journal, partners } = idsOf(env);
          return { 'res.partner': partners[0] ?? 0, 'account.account': account, 'account.journal': journal }[
            table
          ];
        });
        scene.company.put(table, id, column, value);
      });
      assert.equal(scene.posts, 0);
    },
  })),
  {
    name: 'approved, then changed: what is in a file that hangs on it',
    async attempt(scene) {
      const bill = await scene.bill();
      const file = scene.company.inside((env) => {
        const hanging = { res_model: 'account.move', res_id: bill.id };
        const [made] = env
          .model('ir.attachment')
          .create([{ name: 'bill.pdf', mimetype: 'application/pdf', datas: 'JVBERi0=', ...hanging }]);
        env.flush();
        return made?.id ?? 0;
      });
      const call = scene.ask(bill);
      const dialog = await scene.dialog();
      scene.company.put('ir.attachment', file, 'checksum', 'f'.repeat(40));
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  // No remote call can compare and post at once; what cannot be closed is found and said.
  ...naturalEdits.map((name) => ({
    name: `changed between the last look and the posting, which the person is told: ${name}`,
    async attempt(scene: Scene) {
      await approvedThenChanged(scene, (bill) => {
        const happens = () => editByHand(scene.company, bill, name);
        scene.company.ambush({ at: 'account.move.action_post', when: 'before', happens });
      });
      await scene.calm();
      assert.equal(scene.posts, 1);
      assert.match(
        scene.world.calls.map((call) => call.ending?.told ?? '').join(' '),
        /"deviations":\[\{/,
        'not told',
      );
    },
  })),
  ...(['account.move.web_read', 'account.move.action_post'] as const).map((at) => ({
    name: `asked anew in the person's own name, then changed before ${at}: the person is told`,
    async attempt(scene: Scene) {
      const bill = await scene.bill();
      const { id } = bill;
      const call = scene.ask(bill);
      const late = await scene.dialog();
      scene.world.clock.pass(6 * 60_000);
      await scene.ended(call);
      late.press('yes');
      const person = scene.world.person(0);
      await scene.world.ticks.until(() => person.again !== undefined, 2_000);
      const own = { window: 0, connection: 0, documents: [id], tick: scene.world.ticks.next() };
      scene.world.calls.push(new Call(own, () => Promise.resolve({ kind: 'done', told: '' })));
      person.again?.();
      const dialog = await scene.dialog();
      scene.company.ambush({ at, when: 'before', happens: () => editByHand(scene.company, bill, 'price') });
      const before = person.told.length;
      dialog.press('yes');
      await scene.world.ticks.until(() => person.told.length > before, 2_000);
      assert.match(person.told.slice(before).join(' '), /price|total/, 'the person was not told');
      assert.equal(scene.posts, at === 'account.move.web_read' ? 0 : 1);
    },
  })),
  {
    name: 'posted by somebody else while the dialog is open',
    async attempt(scene) {
      await approvedThenChanged(scene, (bill) => {
        scene.company.inside((env) => {
          const moves = env.model('account.move').browse([bill.id]);
          const post = moves[0]?.model.definition.methods?.action_post;
          if (moves[0] !== undefined) post?.call(moves[0].model, moves, {});
          env.flush();
        });
      });
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'deleted while the dialog is open',
    async attempt(scene) {
      await approvedThenChanged(scene, (bill) => {
        scene.company.inside((env) => {
          env.model('account.move').browse([bill.id])[0]?.unlink();
          env.flush();
        });
      });
      assert.equal(scene.posts, 0);
    },
  },
];
