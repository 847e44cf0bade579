import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consumeOnce } from '../../../src/journal/consume-once.ts';
import type { Attack } from '../scene.ts';

/** An approval is used once. */
export const replayAttacks: readonly Attack[] = [
  {
    name: 'an approval that was used is not there a second time, in whatever window',
    async attempt(scene) {
      const call = scene.ask(await scene.bill());
      (await scene.dialog()).press('yes');
      await scene.ended(call);
      const intended = (await scene.world.journal()).find((entry) => entry.what === 'posting-intended');
      assert(intended?.what === 'posting-intended');
      assert.equal(await consumeOnce(join(scene.world.folder, 'consumed'), intended.request), false);
    },
  },
  {
    name: 'the same approval by fifty at once: one gets it',
    async attempt() {
      const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-replay-'));
      const all = await Promise.all(Array.from({ length: 50 }, () => consumeOnce(folder, 'one approval')));
      assert.equal(all.filter((isFirst) => isFirst).length, 1);
      rmSync(folder, { recursive: true });
    },
  },
  {
    name: 'a yes whose approval cannot be written down',
    async attempt(scene) {
      const call = scene.ask(await scene.bill());
      const dialog = await scene.dialog();
      scene.world.spoil('consumed');
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a yes while the journal cannot be written',
    async attempt(scene) {
      scene.world.spoil('journal');
      const call = scene.ask(await scene.bill());
      await scene.calm();
      scene.world.person(0).open?.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a new start does not finish what an old journal tells of',
    async attempt(scene) {
      const bill = await scene.bill();
      const call = scene.ask(bill);
      (await scene.dialog()).press('yes');
      await scene.ended(call);
      assert(readdirSync(join(scene.world.folder, 'journal')).length > 0);
      scene.company.inside((env) =>
        env.model('account.move').browse([bill.id])[0]?.write({ state: 'draft' }),
      );
      await scene.world.reopen(0);
      await scene.world.reopen(1);
      await scene.calm();
      assert.equal(scene.posts, 1);
      assert.equal(scene.company.state(bill.id)?.state, 'draft');
    },
  },
];
