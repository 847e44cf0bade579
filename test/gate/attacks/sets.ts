import assert from 'node:assert/strict';
import { editByHand, editField, storedFields } from '../edits.ts';
import type { Bill } from '../bills.ts';
import type { Attack, Scene } from '../scene.ts';

/** Three bills, asked for at once, and the dialog about them. */
async function asked(scene: Scene) {
  const bills = await scene.bills([41, 42, 43].map((price) => ({ prices: [price] })));
  const call = scene.ask(bills);
  return { bills, call, dialog: await scene.dialog() };
}

function editHidden(scene: Scene, bill: Bill | undefined): void {
  assert(bill !== undefined);
  const field = storedFields(scene.company, bill).find(({ column }) => column === 'partner_shipping_id');
  assert.equal(editField(scene.company, field), 'account.move.partner_shipping_id');
}

/** Several at once, the review panel, and what else is asked than posting. */
export const setAttacks: readonly Attack[] = [
  {
    name: 'several at once, with a yes: each is posted once',
    async attempt(scene) {
      const { call, dialog } = await asked(scene);
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 3);
    },
  },
  {
    name: 'several at once, one of them changed where it shows: none is posted',
    async attempt(scene) {
      const { bills, call, dialog } = await asked(scene);
      const [, second] = bills;
      if (second !== undefined) editByHand(scene.company, second, 'price');
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'several at once, one of them changed where it does not show: none is posted',
    async attempt(scene) {
      const { bills, call, dialog } = await asked(scene);
      editHidden(scene, bills[2]);
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'several at once: a yes for them is none for another one',
    async attempt(scene) {
      const { call, dialog } = await asked(scene);
      const other = scene.ask(await scene.bill());
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 3);
      assert.equal(other.ending, undefined);
    },
  },
  {
    name: 'one of several asked for alone while their dialog is open: a yes posts it once',
    async attempt(scene) {
      const { bills, call, dialog } = await asked(scene);
      const [first] = bills;
      assert(first !== undefined);
      const alone = scene.ask(first, { by: 'command' });
      await scene.calm();
      dialog.press('yes');
      await scene.ended(call);
      await scene.calm();
      scene.world.person(0).open?.press('yes');
      await scene.ended(alone);
      assert.equal(scene.posts, 3);
    },
  },
  {
    name: 'the same document named ten times in one request: it is posted once',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(Array.from({ length: 10 }, () => bill));
      (await scene.dialog()).press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 1);
    },
  },
  {
    name: 'Post in the review panel alone posts nothing: the dialog comes once more',
    async attempt(scene) {
      const call = scene.ask(await scene.bill());
      (await scene.dialog()).press('review');
      const panel = await scene.panel();
      panel.press('yes');
      const modal = await scene.dialog();
      assert.equal(scene.posts, 0);
      assert.equal(modal.kind, 'modal');
      modal.press('keep');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a review panel that is left: nothing is posted',
    async attempt(scene) {
      const call = scene.ask(await scene.bill());
      (await scene.dialog()).press('review');
      (await scene.panel()).press('closed');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a document too long for its dialog that changes after it was seen in the panel',
    async attempt(scene) {
      const prices = Array.from({ length: 160 }, (_, index) => index + 1);
      const bill = await scene.bill({ prices });
      const call = scene.ask(bill);
      (await scene.dialog()).press('review');
      const panel = await scene.panel();
      editByHand(scene.company, bill, 'price');
      panel.press('yes');
      await scene.calm();
      scene.world.person(0).open?.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'refused twice: asked no more, however it is asked',
    async attempt(scene) {
      const [bill, other] = [await scene.bill(), await scene.bill()];
      for (const answer of ['keep', 'closed'] as const) {
        const call = scene.ask(bill);
        (await scene.dialog()).press(answer);
        await scene.ended(call);
      }
      const { dialogs } = scene.world.person(0);
      const before = dialogs.length;
      const again = [
        scene.ask(bill),
        scene.ask(bill, { by: 'command' }),
        scene.ask([other, bill]),
        scene.ask([bill, other]),
      ];
      for (const call of again) {
        await scene.ended(call);
        assert.equal(call.ending?.kind, 'failed');
      }
      assert.equal(dialogs.length, before);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'whoever had to wait is shown the document as it is by then',
    async attempt(scene) {
      const [first, second] = [await scene.bill(), await scene.bill()];
      scene.ask(first);
      const front = await scene.dialog();
      const call = scene.ask(second);
      await scene.calm();
      editByHand(scene.company, second, 'reference');
      front.press('keep');
      const dialog = await scene.dialog();
      assert(dialog.review.detail.includes(scene.company.state(second.id)?.reference ?? 'nothing'));
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 1);
    },
  },
  {
    name: 'a document that is no draft: nobody is asked',
    async attempt(scene) {
      for (const method of ['action_post', 'button_cancel']) {
        const bill = await scene.bill();
        scene.company.inside((env) => {
          const moves = env.model('account.move').browse([bill.id]);
          const run = moves[0]?.model.definition.methods?.[method];
          if (moves[0] !== undefined) run?.call(moves[0].model, moves, {});
          env.flush();
        });
        const call = scene.ask(bill);
        await scene.ended(call);
        assert.match(call.ending?.told ?? '', /not_a_draft/);
      }
      assert.equal(scene.world.person(0).dialogs.length, 0);
    },
  },
  ...(['undo', 'discard'] as const).flatMap((what) =>
    (['keep', 'closed', 'yes'] as const).map((answer) => ({
      name: `asked to ${what}, and the person says ${answer}`,
      async attempt(scene: Scene) {
        const bill = await scene.bill();
        if (what === 'undo') {
          const posting = scene.ask(bill);
          (await scene.dialog()).press('yes');
          await scene.ended(posting);
        }
        const before = scene.world.witness.deeds.length;
        const call = scene.ask(bill, { what });
        (await scene.dialog()).press(answer);
        await scene.ended(call);
        const done = scene.world.witness.deeds.slice(before).map(({ kind }) => kind);
        const wanted = what === 'undo' ? 'taken back' : 'deleted';
        assert.deepEqual(done, answer === 'yes' ? [wanted] : [], call.ending?.told);
      },
    })),
  ),
  {
    name: 'a yes to discard a draft that was changed meanwhile',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill, { what: 'discard' });
      const dialog = await scene.dialog();
      editByHand(scene.company, bill, 'price');
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.company.state(bill.id)?.state, 'draft');
    },
  },
  {
    name: 'a yes to discard a draft that somebody posted meanwhile',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill, { what: 'discard' });
      const dialog = await scene.dialog();
      scene.company.inside((env) => {
        const moves = env.model('account.move').browse([bill.id]);
        if (moves[0] !== undefined)
          moves[0].model.definition.methods?.action_post?.call(moves[0].model, moves, {});
        env.flush();
      });
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.company.state(bill.id)?.state, 'posted');
    },
  },
];
