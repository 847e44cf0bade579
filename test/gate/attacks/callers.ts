import assert from 'node:assert/strict';
import type { Attack } from '../scene.ts';

/** Who asks comes and goes at the wrong moment. */
export const callerAttacks: readonly Attack[] = [
  {
    name: 'a call that is aborted before the click',
    async attempt(scene) {
      const call = scene.ask(await scene.bill());
      const dialog = await scene.dialog();
      await scene.leave(call);
      dialog.press('yes');
      await scene.calm();
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a call that is aborted while the click is on its way',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill, { by: 'command' });
      const dialog = await scene.dialog();
      // The last look is the next read: whoever asked has left when it is answered.
      scene.company.ambush({ at: 'account.move.web_read', when: 'before', happens: () => call.leave() });
      dialog.press('yes');
      await scene.calm();
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a call that is aborted after the posting was sent, which the person hears of',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill, { by: 'command' });
      const dialog = await scene.dialog();
      scene.company.ambush({ at: 'account.move.action_post', when: 'before', happens: () => call.leave() });
      dialog.press('yes');
      await scene.world.ticks.until(() => scene.posts === 1, 5_000);
      // Odoo is read again, and a note is written, before the journal knows.
      await scene.world.ticks.until(() => false, 500);
      const entries = await scene.world.journal();
      assert(entries.some((entry) => entry.what === 'posting-settled' && entry.outcome === 'done'));
    },
  },
  {
    name: 'a call that is aborted before the dialog is there',
    async attempt(scene) {
      const call = scene.ask(await scene.bill(), { by: 'command' });
      call.leave();
      await scene.calm();
      scene.world.person(0).open?.press('yes');
      await scene.calm();
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'the same document asked for a hundred times at once: one dialog, one posting',
    async attempt(scene) {
      const bill = await scene.bill();
      const calls = Array.from({ length: 100 }, () => scene.ask(bill, { by: 'command' }));
      const dialog = await scene.dialog();
      dialog.press('yes');
      for (const call of calls) await scene.ended(call);
      assert.equal(scene.posts, 1);
      assert.equal(scene.world.person(0).dialogs.length, 1);
      assert(calls.every((call) => call.ending?.kind === 'done'));
    },
  },
  {
    name: 'a hundred documents asked for at once: one dialog at a time, and the rest expires unshown',
    async attempt(scene) {
      const bills = await scene.bills(Array.from({ length: 100 }, (_, index) => ({ prices: [index + 1] })));
      const calls = bills.map((bill, index) =>
        scene.ask(bill, { by: index % 2 === 0 ? 'agent' : 'command' }),
      );
      await scene.dialog();
      await scene.calm();
      const person = scene.world.person(0);
      assert.equal(person.dialogs.length, 1);
      scene.world.clock.pass(6 * 60_000);
      for (const call of calls) await scene.ended(call);
      assert.equal(person.dialogs.length, 1);
      person.open?.press('yes');
      await scene.calm();
      assert.equal(scene.posts, 0);
      assert.equal(person.crowded, 0);
    },
  },
  {
    name: 'one yes among many requests is for its own document alone',
    async attempt(scene) {
      const [first, second] = [await scene.bill(), await scene.bill()];
      const calls = [scene.ask(first), scene.ask(second), scene.ask(first, { by: 'command' })];
      (await scene.dialog()).press('yes');
      for (const place of [0, 2]) await calls[place]?.settled;
      await scene.calm();
      assert.equal(scene.posts, 1);
      assert.equal(calls[1]?.ending, undefined);
    },
  },
  {
    name: 'a request of which everybody has left is not approved by its old dialog for those who come anew',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill);
      const dialog = await scene.dialog();
      await scene.leave(call);
      dialog.press('yes');
      await scene.calm();
      scene.ask(bill);
      await scene.calm();
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a second yes after the first: the request is over',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill);
      (await scene.dialog()).press('yes');
      await scene.ended(call);
      scene.company.inside((env) =>
        env.model('account.move').browse([bill.id])[0]?.write({ state: 'draft' }),
      );
      const again = scene.ask(bill);
      await scene.calm();
      assert.equal(scene.posts, 1);
      assert.equal(again.ending, undefined);
    },
  },
];
