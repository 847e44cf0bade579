import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/common/clock.ts';
import { systemClock } from '../../../src/common/clock.ts';
import { DemoCompany } from '../../../src/demo/demo-company.ts';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { connect } from '../../../src/odoo/connect.ts';
import type { Protocol } from '../../../src/odoo/session.ts';
import { draftsRoots } from '../../../src/vscode/drafts/drafts-roots.ts';
import { Log } from '../../../src/vscode/log.ts';
import { postingLogText } from '../../../src/office/posting-log/log-text.ts';
import { readPostingLog, verifyPostingLog } from '../../../src/office/posting-log/posting-log.ts';
import { reportText } from '../../../src/office/posting-log/verification-text.ts';
import { KeptKey } from '../../../src/vscode/second-key/kept-key.ts';
import { leaksIn, leaksInFolder } from '../../support/canaries.ts';
import { EchoingDoor } from '../../support/echoing-door.ts';
import { McpCaller } from '../../support/mcp-caller.ts';
import { openOffice } from '../../support/office.ts';
import { BOOKS } from '../../support/some-connections.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const BILL = {
  ...{ company: 'Lindenhof GmbH', partner: 'Azure Interior', description: 'Office chairs', amount: 480 },
  ...{ invoice_date: '2026-11-20' },
};
const EXCEPTIONS = [
  'odoo.exceptions.UserError',
  'odoo.exceptions.RedirectWarning',
  'odoo.exceptions.AccessError',
  'odoo.exceptions.AccessDenied',
  'builtins.ValueError',
  'psycopg2.OperationalError',
  'psycopg2.errors.SerializationFailure',
];

/** Nobody waits between two tries of a read. Timeouts are longer than these. */
const clock: Clock = {
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic(),
  after: (ms, callback) => systemClock.after(ms > 5_000 ? ms : 0, callback),
};

/** An office with a second key, an agent on its socket, a window's log; and everything that they say. */
async function openWindow(protocol: Protocol) {
  const demo = await DemoCompany.start({ now: () => new Date('2026-11-23T09:00:00Z') });
  const user = (role: string) => {
    const found = demo.users.find((each) => each.role === role);
    if (found === undefined) throw new Error(`The demo company has no ${role}.`);
    return found;
  };
  const [drafter, chief] = [user('billing'), user('accountant')];
  const secretOf = ({ key, password }: typeof drafter) => (protocol === 'json-2' ? key : password);
  const place = { url: demo.url, database: demo.database, protocol };
  const door = await EchoingDoor.open({ ...place, login: drafter.login, secret: secretOf(drafter) });
  const said: unknown[] = [];
  const write = (message: string): void => void said.push(message);
  const log = new Log({ debug: write, info: write, warn: write, error: write, show: () => undefined });
  const folder = temporaryFolder();
  const office = await openOffice(door.target, {
    folder,
    clock,
    lookAgainAfter: [1],
    secondKey: ({ turns }) =>
      new KeptKey({
        login: chief.login,
        kept: () => Promise.resolve(secretOf(chief)),
        logIn: (secret) =>
          connect(
            { ...door.target, login: chief.login, secret, allowPlainHttp: true },
            { clock, turns, onRequest: (record) => log.request(record) },
          ),
      }),
  });
  const endpoint = await McpEndpoint.open({
    version: 'test',
    connection: () => ({ isDemo: false, workroom: () => Promise.resolve(office) }),
    onProblem: (tool, problem, thrown) => {
      said.push(problem, thrown);
      log.problem(thrown ?? problem, tool);
    },
  });
  const agent = await McpCaller.connect(endpoint);
  onTestFinished(async () => {
    await agent.client.close();
    await endpoint.dispose();
    await office.dispose();
    await door.close();
    await demo.dispose();
  });
  const installation = readFileSync(join(folder, 'installation-secret'));
  const secrets = [
    ...[drafter, chief].flatMap(({ key, password }) => [key, password]),
    endpoint.headers.Authorization?.replace('Bearer ', '') ?? '',
    ...(['hex', 'base64url'] as const).map((encoding) => installation.toString(encoding)),
  ];
  const call = async (name: string, args: Record<string, unknown>) => {
    const result = await agent.call(name, args);
    said.push(result);
    return result;
  };
  const { person } = office;
  const everything = async (): Promise<unknown[]> => {
    const { drafts } = await office.books.listDrafts({});
    const parts = { folder: join(folder, 'journal'), clock };
    const signer = { account: 'tester', host: 'test' };
    const room = () => Promise.resolve({ session: office.session, isDemo: false });
    return [
      ...said,
      ...[person.shown, person.reviewed, person.totals, person.told, await office.entries()],
      draftsRoots(
        [{ connection: BOOKS, list: { drafts, hasMore: false, problem: undefined, state: 'ready' } }],
        {
          of: () => ({ waiting: [], refused: [] }),
          elsewhere: [],
        },
      ),
      postingLogText(await readPostingLog(parts), 'Europe/Berlin', 'verify'),
      reportText(await verifyPostingLog(parts, signer, room), 'Europe/Berlin'),
      ...office.takeRequests(),
    ];
  };
  return { ...{ agent, call, door, everything, folder, log, office, person, said, secrets } };
}

describe.each<Protocol>(['json-rpc', 'json-2'])('no secret of a day at work is told, over %s', (protocol) => {
  it('drafting, posting with a second key, taking back, and being refused', async () => {
    const { call, door, everything, folder, agent, office, person, said, secrets } =
      await openWindow(protocol);
    await call('find_records', { kind: 'partner', text: 'azure' });
    const one = idIn(await call('create_draft_invoice', { ...BILL, reference: 'S-1' }));
    const two = idIn(await call('create_draft_invoice', { ...BILL, reference: 'S-2' }));
    await call('list_drafts', {});
    await call('get_document', { document: `move/${one}` });
    said.push(await agent.client.readResource({ uri: `odoo://document/move/${one}` }));
    person.willAnswer('review', 'yes', 'keep', 'yes');
    person.willPress('yes');
    await call('post_invoice', { invoice_id: one });
    await call('post_invoice', { invoice_id: two });
    await call('reset_to_draft', { invoice_id: one });
    expect(person.shown.length).toBeGreaterThanOrEqual(3);
    expect(person.reviewed).toHaveLength(1);

    for (const exception of EXCEPTIONS) {
      door.exception = exception;
      const failures = [
        await call('create_draft_invoice', { ...BILL, reference: `S-${exception}` }),
        await call('update_draft', { document: `move/${two}`, reference: 'S-3' }),
        await call('get_document', { document: `move/${two}` }),
        await call('list_drafts', {}),
        await call('find_records', { kind: 'partner', text: 'somebody else' }),
        await call('post_invoice', { invoice_id: two }),
        await call('discard_draft', { document: `move/${two}` }),
        await call('suggest_coding', { partner: 'Azure Interior' }),
      ];
      expect(failures.map(({ isError }) => isError)).toEqual(failures.map(() => true));
      said.push(await office.books.listDrafts({}).catch((thrown: unknown) => thrown));
      said.push(
        await agent.client.readResource({ uri: 'odoo://document/move/1' }).catch((thrown: unknown) => thrown),
      );
    }
    // What was looked for was there to be told.
    expect(leaksIn(door.answered, secrets)).not.toEqual([]);
    door.exception = undefined;

    const all = await everything();
    expect(all.flatMap((thing) => leaksIn(thing, secrets))).toEqual([]);
    expect(JSON.stringify(all)).not.toMatch(/secret_place|Traceback|"debug"/);
    expect(leaksInFolder(folder, secrets, ['installation-secret'])).toEqual([]);
    expect(leaksInFolder(folder, ['secret_place.py'])).toEqual([]);
  });
});

function idIn({ structuredContent }: { structuredContent?: Record<string, unknown> | undefined }): number {
  const id = /^move\/(?<id>\d+)$/.exec(String(structuredContent?.document))?.groups?.id;
  if (id === undefined) throw new Error(`No document: ${JSON.stringify(structuredContent)}`);
  return Number(id);
}
