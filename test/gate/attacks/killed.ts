import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOffice } from '../../support/office.ts';
import type { Attack } from '../scene.ts';

/** The extension host dies, as a crash ends it. */
export const killAttacks: readonly Attack[] = [
  {
    name: 'an extension host that is killed while its dialog is open: nothing posts, then or at the next start',
    async attempt(scene) {
      const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-killed-'));
      const target = scene.company.target('billing');
      const { id } = await scene.bill();
      const script = join(import.meta.dirname, '..', 'asking-window.ts');
      const child = spawn(process.execPath, [script, JSON.stringify(target), folder, `move/${id}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said: unknown[] = await once(child.stdout, 'data');
      assert.match(String(said[0]), /asked/);
      child.kill('SIGKILL');
      await once(child, 'exit');

      const office = await openOffice(target, { folder });
      await scene.calm();
      const whats = (await office.entries()).map(({ what }) => what);
      assert(whats.includes('posting-asked'));
      assert(!whats.includes('posting-answered') && !whats.includes('posting-intended'));
      assert.equal(scene.posts, 0);
      // The next window asks anew.
      office.person.willAnswer('keep');
      await office.gate
        .request(`move/${id}`, { kind: 'command' }, new AbortController().signal)
        .catch(() => undefined);
      assert.equal(office.person.shown.length, 1);
      assert.equal(scene.posts, 0);
      await office.dispose();
      rmSync(folder, { recursive: true });
    },
  },
];
