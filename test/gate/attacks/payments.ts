import assert from 'node:assert/strict';
import type { Attack, Scene } from '../scene.ts';

/** A posted bill and a draft payment of it, which is asked for. */
async function askedToPay(scene: Scene) {
  const bill = await scene.bill();
  scene.company.inside((env) => {
    const moves = env.model('account.move').browse([bill.id]);
    if (moves[0] !== undefined)
      moves[0].model.definition.methods?.action_post?.call(moves[0].model, moves, {});
    env.flush();
  });
  const drafting = scene.tool('create_draft_payment', {
    date: '2026-11-30',
    company: 1,
    pays: [{ document: `move/${bill.id}` }],
  });
  await scene.ended(drafting);
  const payment = /payment\/(?<id>\d+)/.exec(drafting.ending?.told ?? '')?.groups?.id;
  assert(payment !== undefined, drafting.ending?.told);
  const call = scene.tool('post_invoice', { invoice_id: `payment/${payment}` });
  return { payment: Number(payment), call, dialog: await scene.dialog() };
}

/** A payment posts, too. Its deeds are those of documents that nobody named, so they are counted here. */
export const paymentAttacks: readonly Attack[] = [
  {
    name: 'a payment that the person says yes to: it is posted once',
    async attempt(scene) {
      const { call, dialog } = await askedToPay(scene);
      dialog.press('yes');
      await scene.ended(call);
      assert.deepEqual(scene.takeDeeds(), ['posted'], call.ending?.told);
    },
  },
  ...(['keep', 'closed'] as const).map((answer) => ({
    name: `a payment, and the person says ${answer}`,
    async attempt(scene: Scene) {
      const { call, dialog } = await askedToPay(scene);
      dialog.press(answer);
      await scene.ended(call);
      assert.deepEqual(scene.takeDeeds(), []);
    },
  })),
  ...(['amount', 'partner_id', 'date', 'memo', 'journal_id'] as const).map((column) => ({
    name: `a payment that is approved, then changed: ${column}`,
    async attempt(scene: Scene) {
      const { payment, call, dialog } = await askedToPay(scene);
      const values = { amount: 1, partner_id: 5, date: '2026-11-29', memo: 'other', journal_id: 4 };
      scene.company.put('account.payment', payment, column, values[column]);
      dialog.press('yes');
      await scene.ended(call);
      assert.deepEqual(scene.takeDeeds(), [], call.ending?.told);
    },
  })),
  {
    name: 'a payment whose caller has left',
    async attempt(scene) {
      const { call, dialog } = await askedToPay(scene);
      await scene.leave(call);
      dialog.press('yes');
      await scene.calm();
      assert.deepEqual(scene.takeDeeds(), []);
    },
  },
];
