import assert from 'node:assert/strict';
import { FAILURES } from '../gate-person.ts';
import type { Attack, Scene } from '../scene.ts';

const LIFE = 5 * 60_000;
const DAY = 24 * 60 * 60_000;

/** Asks, lets something happen, presses Post. */
async function pressedAfter(scene: Scene, happens: (scene: Scene) => void): Promise<void> {
  const call = scene.ask(await scene.bill());
  const dialog = await scene.dialog();
  happens(scene);
  dialog.press('yes');
  await scene.ended(call);
}

/** Dialogs that fail, and clocks that jump. */
export const dialogAttacks: readonly Attack[] = [
  ...FAILURES.map((failure) => ({
    name: `a dialog whose code goes wrong: ${failure}`,
    async attempt(scene: Scene) {
      scene.world.person(0).willFail(failure);
      const call = scene.ask(await scene.bill());
      await scene.ended(call);
      assert.equal(scene.posts, 0);
      assert.match(call.ending?.told ?? '', /could not be asked/);
    },
  })),
  ...(['keep', 'closed'] as const).map((answer) => ({
    name: `every answer but yes is a no: ${answer}`,
    async attempt(scene: Scene) {
      const call = scene.ask(await scene.bill());
      (await scene.dialog()).press(answer);
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  })),
  {
    name: 'a yes after five minutes',
    async attempt(scene) {
      await pressedAfter(scene, ({ world }) => world.clock.pass(LIFE + 1));
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a yes after a night in which the machine slept',
    async attempt(scene) {
      await pressedAfter(scene, ({ world }) => world.clock.pass(DAY));
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a wall clock that is set back does not make a request live longer',
    async attempt(scene) {
      await pressedAfter(scene, ({ world }) => {
        world.clock.setWallTimeOff(-DAY);
        world.clock.pass(LIFE + 1);
      });
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a yes after a night that the timers slept through: only the wall clock tells',
    async attempt(scene) {
      await pressedAfter(scene, ({ world }) => world.clock.setWallTimeOff(DAY));
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'five minutes that pass while the click is on its way',
    async attempt(scene) {
      await pressedAfter(scene, ({ company, world }) =>
        company.ambush({
          at: 'account.move.web_read',
          when: 'before',
          happens: () => world.clock.pass(LIFE + 1),
        }),
      );
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a document that is too long for its dialog: yes is not there to be pressed',
    async attempt(scene) {
      const prices = Array.from({ length: 160 }, (_, index) => index + 1);
      const call = scene.ask(await scene.bill({ prices }));
      const dialog = await scene.dialog();
      assert.equal(dialog.review.complete, false);
      dialog.press('yes');
      await scene.ended(call);
      assert.equal(scene.posts, 0);
    },
  },
];
