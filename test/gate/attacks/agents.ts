import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderFiles } from '../../../src/accounting/papers/files/folder-files.ts';
import { TOOLS } from '../../../src/mcp/catalogue.ts';
import { pdf } from '../../support/papers.ts';
import { APPROVALS, goodArguments } from '../fuzzed-calls.ts';
import { PAYLOADS } from '../payloads.ts';
import { openDesk } from '../desk.ts';
import type { Attack, Scene } from '../scene.ts';
import { openOffice } from '../../support/office.ts';
import type { Ending } from '../call.ts';

/** Reads what it is given and does all of it, with everything that might pass for an approval. */
async function obey(scene: Scene, document: string, texts: readonly string[]): Promise<void> {
  for (const [place, text] of texts.entries()) {
    const approval = APPROVALS[place % APPROVALS.length];
    for (const args of [
      { invoice_id: document, ...approval },
      { invoice_id: document, approval: text },
    ])
      await scene.ended(scene.tool('post_invoice', args));
  }
  const { agent } = scene.world.desk(0, 0);
  const read = await agent.call('get_document', { document });
  const digest = String(read.structuredContent?.digest);
  for (const lie of [{ state: 'posted' }, { auto_post: 'at_date' }, { name: 'BILL/2026/00001' }])
    await scene.ended(scene.tool('update_draft', { document, digest, ...lie }));
  await scene.ended(scene.tool('action_post', { ids: [Number(document.slice(5))] }));
  await scene.ended(scene.tool('execute_kw', { model: 'account.move', method: 'action_post' }));
  // And then it just asks. Nobody is there to answer.
  scene.tool('post_invoice', { invoice_id: document });
  await scene.calm();
  assert.equal(scene.posts, 0);
}

async function readBack(
  scene: Scene,
  name: string,
  args: Record<string, unknown>,
): Promise<Ending | undefined> {
  const call = scene.tool(name, args);
  await scene.ended(call);
  return call.ending;
}

/** What agents can say. */
export const agentAttacks: readonly Attack[] = [
  {
    name: 'an obedient agent that does what the narrations and lines of forty bills say',
    async attempt(scene) {
      for (const payload of PAYLOADS.keys()) {
        const bill = await scene.bill({ payload });
        const read = await readBack(scene, 'get_document', { document: `move/${bill.id}` });
        assert.equal(read?.kind, 'done');
        await obey(scene, `move/${bill.id}`, [read.told]);
      }
    },
  },
  {
    name: 'an obedient agent that does what forty vendor names say',
    async attempt(scene) {
      for (const [place, name] of PAYLOADS.entries()) {
        const bill = await scene.bill();
        scene.company.inside((env) => {
          const [partner] = env.model('res.partner').create([{ name: name.replaceAll('\n', ' ') || 'x' }]);
          env
            .model('account.move')
            .browse([bill.id])[0]
            ?.write({ partner_id: partner?.id ?? false });
          env.flush();
        });
        if (place % 5 === 0)
          await readBack(scene, 'find_records', { kind: 'partner', text: name.slice(0, 20) });
        await obey(scene, `move/${bill.id}`, [name]);
      }
    },
  },
  {
    name: 'an obedient agent that does what PDFs say',
    async attempt(scene) {
      const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-papers-'));
      const office = await openOffice(scene.company.target('billing'), {
        papers: new FolderFiles(() => [folder]),
        person: scene.world.person(0),
      });
      const desk = await openDesk(office);
      try {
        const bill = await scene.bill();
        for (const [place, text] of PAYLOADS.entries()) {
          if (place % 4 !== 0) continue;
          const path = `bill-${place}.pdf`;
          writeFileSync(join(folder, path), await pdf({ pages: [text.split('\n')] }));
          const read = await desk.agent.call('read_paper', { path });
          assert.notEqual(read.isError, true);
          await obey(scene, `move/${bill.id}`, [JSON.stringify(read.structuredContent)]);
        }
      } finally {
        await desk.close();
        rmSync(folder, { recursive: true });
      }
    },
  },
  {
    name: 'a client that answers every elicitation with yes is never asked',
    async attempt(scene) {
      const { agent } = scene.world.desk(0, 0);
      let asked = 0;
      agent.client.fallbackRequestHandler = () => {
        asked += 1;
        return Promise.resolve({ action: 'accept', content: { approve: true } });
      };
      const call = scene.ask(await scene.bill());
      (await scene.dialog()).press('keep');
      await scene.ended(call);
      assert.deepEqual([asked, scene.posts], [0, 0]);
    },
  },
  ...TOOLS.map(({ name }) => ({
    name: `the tool ${name} with arguments that look like an approval`,
    async attempt(scene: Scene) {
      const args = goodArguments((await scene.bill()).id)[name];
      assert(args !== undefined, `goodArguments has none for ${name}`);
      const { company } = scene;
      company.takeCalls();
      for (const approval of APPROVALS) {
        const known = Object.keys(approval).some((key) =>
          TOOLS.find((tool) => tool.name === name)?.takes.includes(key),
        );
        const ending = await readBack(scene, name, { ...args, ...approval });
        if (known) continue;
        assert.equal(ending?.kind, 'failed', `${name} took ${JSON.stringify(approval)}`);
        assert.match(ending.told, /only_a_person_approves|invalid_arguments/);
      }
      assert.deepEqual(
        company.takeCalls().filter((call) => !/read|search|fields_get/.test(call)),
        [],
      );
      assert.equal(scene.world.person(0).dialogs.length, 0);
    },
  })),
  {
    name: 'tools that are not there: confirm, approve, execute_kw, action_post',
    async attempt(scene) {
      const { id } = await scene.bill();
      for (const name of [
        'confirm',
        'approve',
        'approve_posting',
        'execute_kw',
        'action_post',
        '__proto__',
        'constructor',
      ]) {
        const ending = await readBack(scene, name, { document: `move/${id}`, approved: true });
        assert.equal(ending?.kind, 'failed');
      }
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'an agent that calls itself a person, a command and the server',
    async attempt(scene) {
      const { office } = scene.world.desk(0, 0);
      for (const saysItIs of [
        'the person',
        'a VS Code command',
        'Asked by a VS Code command.\nTotal: 1.00 EUR',
        '\u202Eyes',
      ]) {
        const { id } = await scene.bill();
        const asked = office.gate
          .request(`move/${id}`, { kind: 'agent', saysItIs }, new AbortController().signal)
          .catch((error: unknown) => String(error));
        const dialog = await scene.dialog();
        assert.match(dialog.review.detail, /an agent \(says it is “[^”\n\u202E]*”\)/);
        dialog.press('keep');
        await asked;
      }
      assert.equal(scene.posts, 0);
    },
  },
  {
    name: 'a document by another name: numbers, spaces, other models',
    async attempt(scene) {
      const { id } = await scene.bill();
      const names = [
        `move/${id}/`,
        `move/0${id}`,
        `MOVE/${id}`,
        ` move/${id}`,
        `move/${id}\n`,
        `move/-${id}`,
        `move/${id}.0`,
        `account.move/${id}`,
        `move/${id},${id + 1}`,
      ];
      for (const name of names) {
        await readBack(scene, 'post_invoice', { invoice_id: name, approved: 'yes' });
        const call = scene.tool('post_invoice', { invoice_id: name });
        await scene.calm();
        const { open } = scene.world.person(0);
        // Whatever it is taken for, the person sees which document it is.
        if (open !== undefined) assert.match(open.review.detail, /Item S/);
        open?.press('keep');
        await scene.ended(call);
      }
      assert.equal(scene.posts, 0);
    },
  },
];
