import assert from 'node:assert/strict';
import type { Attack } from '../scene.ts';

/** Several windows, several connections, servers that are not who they were. */
export const windowAttacks: readonly Attack[] = [
  {
    name: 'two windows on the same draft, both say yes: one posting',
    async attempt(scene) {
      const bill = await scene.bill();
      const calls = [scene.ask(bill), scene.ask(bill, { window: 1 })];
      const dialogs = [await scene.dialog(0), await scene.dialog(1)];
      for (const dialog of dialogs) dialog.press('yes');
      for (const call of calls) await scene.ended(call);
      assert.equal(scene.posts, 1);
      assert.equal(scene.company.state(bill.id)?.state, 'posted');
    },
  },
  {
    name: 'two windows, a yes in one: the request of the other stays unanswered',
    async attempt(scene) {
      const [first, second] = [await scene.bill(), await scene.bill()];
      const call = scene.ask(first);
      const other = scene.ask(second, { window: 1 });
      await scene.dialog(1);
      (await scene.dialog(0)).press('yes');
      await scene.ended(call);
      await scene.calm();
      assert.equal(scene.posts, 1);
      assert.equal(other.ending, undefined);
    },
  },
  {
    name: 'two windows write at the same time: each posts its own document, none twice',
    async attempt(scene) {
      for (const tens of [10, 20, 30, 40, 50]) {
        const pair = await scene.bills([{ prices: [tens + 1] }, { prices: [tens + 2] }]);
        const calls = pair.map((bill, window) => scene.ask(bill, { window }));
        const dialogs = [await scene.dialog(0), await scene.dialog(1)];
        for (const dialog of dialogs) dialog.press('yes');
        for (const call of calls) await scene.ended(call);
      }
      assert.deepEqual(
        scene.world.calls.flatMap(({ ending }) => (ending?.kind === 'failed' ? ending.told : [])),
        [],
      );
      assert.equal(scene.posts, 10);
    },
  },
  {
    name: 'the same id in the books of two connections of the same name: a yes is for one of them',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill);
      scene.ask(bill, { connection: 1 });
      const first = await scene.dialog();
      first.press('yes');
      await scene.ended(call);
      await scene.calm();
      assert.equal(scene.posts, 1);
      const [deed] = scene.world.witness.deeds;
      assert.equal(deed?.company, scene.company);
      assert(first.review.detail.includes(scene.company.url));
    },
  },
  {
    name: 'a server that is another one when the person presses',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill);
      const dialog = await scene.dialog();
      scene.company.letAnswer(scene.world.company(1));
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a server that is another one from the last look on: found and told',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill, { by: 'command' });
      const dialog = await scene.dialog();
      const other = scene.world.company(1);
      scene.company.ambush({
        at: 'account.move.web_read',
        when: 'after',
        happens: () => scene.company.letAnswer(other),
      });
      dialog.press('yes');
      await scene.ended(call);
      const told = [...scene.world.person(0).told, call.ending?.told ?? ''].join(' ');
      if (scene.posts > 0) assert.match(told, /total|price|reference|changed|not known/);
    },
  },
  {
    name: 'a window that is closed while its dialog is open, and opened anew: the old yes is nothing',
    async attempt(scene) {
      const bill = await scene.bill();
      scene.ask(bill);
      const dialog = await scene.dialog();
      await scene.world.reopen(0);
      dialog.press('yes');
      await scene.calm();
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a document of another company of the same database, which the connection does not show',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill);
      const dialog = await scene.dialog();
      scene.company.put('account.move', bill.id, 'company_id', 2);
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
];
