import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { Progress, TELL_AGAIN_AFTER_MS } from '../../../src/mcp/progress.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { McpCaller } from '../../support/mcp-caller.ts';
import { TroubledWire } from '../../support/troubled-wire.ts';
import { waitFor } from '../../support/wait-for.ts';

const LOAD = 'account.move.load';
const POST = 'account.move.action_post';

const drafted = z.looseObject({
  results: z.array(z.looseObject({ document: z.string().optional(), replayed: z.boolean().optional() })),
});

const wire = new TroubledWire();
const { office, dispose } = await openDemoOffice('billing', { through: (session) => wire.through(session) });
const endpoint = await McpEndpoint.open({
  version: 'test',
  connection: () => ({ isDemo: false, workroom: () => Promise.resolve(office) }),
  onProblem: () => undefined,
});
const agent = await McpCaller.connect(endpoint);
afterAll(async () => {
  await endpoint.dispose();
  await dispose();
});

/** Gives out 1, 2, 3, ... */
function counter(): () => number {
  let count = 0;
  return () => (count += 1);
}
const next = counter();

/** The arguments of `create_draft_invoices`. */
function bills(count: number) {
  const name = `LONG-${next()}`;
  const invoices = Array.from({ length: count }, (_, index) => ({
    ...{ kind: 'vendor_bill', company: 'Lindenhof GmbH', partner: 'Azure Interior', description: 'Chairs' },
    ...{ amount: index + 1, reference: `${name}/${index + 1}`, invoice_date: '2026-11-20' },
  }));
  return { invoices };
}

/** Calls a tool, hears how far it is, and may leave. */
function call(name: string, args: Record<string, unknown>) {
  const heard: (string | undefined)[] = [];
  const caller = new AbortController();
  const answer = agent.call(name, args, {
    signal: caller.signal,
    onprogress: ({ message }) => heard.push(message),
  });
  const leave = () => {
    caller.abort();
    // The word of it takes its time to arrive.
    return new Promise<void>((resolve) => setTimeout(resolve, 50));
  };
  return { answer, heard, leave };
}
const sent = (name: string) => wire.calls.filter((each) => each === name).length;
const settled = async (what: string) =>
  (await office.entries()).filter((entry) => entry.what === what).length;

describe('an agent that drafts many', () => {
  it('hears before each batch how far it is', async () => {
    const { answer, heard } = call('create_draft_invoices', bills(45));
    expect((await answer).structuredContent).toMatchObject({ drafted: 45, problems: 0 });
    expect(heard).toEqual([0, 20, 40].map((done) => `Drafting: ${done} of 45 done.`));
  });

  it('stops it before the next batch; what was made is found by a repeat, and the rest is made then', async () => {
    const args = bills(60);
    const [loads, before] = [sent(LOAD), await settled('draft-settled')];
    const { answer, leave } = call('create_draft_invoices', args);
    wire.when(LOAD, { answered: leave }, 2);
    await expect(answer).rejects.toThrow();
    await waitFor(async () => expect((await settled('draft-settled')) - before).toBe(40));
    const { results } = drafted.parse(await agent.answer('create_draft_invoices', args));
    expect(results.map(({ replayed }) => replayed === true)).toEqual(args.invoices.map((_, at) => at < 40));
    expect(new Set(results.map(({ document }) => document)).size).toBe(60);
    expect(sent(LOAD) - loads).toBe(3);
  });
});

describe('an agent that asks to post several', () => {
  async function draftTwelve() {
    const { results } = drafted.parse(await agent.answer('create_draft_invoices', bills(12)));
    return results.map(({ document }) => document ?? '');
  }
  const stateOf = async (document: string) => {
    const { state } = await agent.answer('get_document', { document });
    return state;
  };

  it('hears how far it is, once the person has said yes', async () => {
    const documents = await draftTwelve();
    office.person.willAnswer('yes');
    const { answer, heard } = call('post_invoices', { documents });
    expect((await answer).structuredContent).toMatchObject({ not_posted: [] });
    expect(heard).toEqual([
      'Waiting for your approval in the dialog.',
      ...[0, 10, 12].map((done) => `Posting: ${done} of 12 done.`),
    ]);
  });

  it('leaves while some are on their way: nothing else is sent, and the person is told', async () => {
    const documents = await draftTwelve();
    office.person.willAnswer('yes');
    const [posts, before] = [sent(POST), await settled('posting-settled')];
    const told = office.person.told.length;
    const { answer, leave } = call('post_invoices', { documents });
    wire.when(POST, { answered: leave });
    await expect(answer).rejects.toThrow();
    await waitFor(async () => expect((await settled('posting-settled')) - before).toBe(12));
    expect(await Promise.all(documents.map(stateOf))).toEqual([
      ...Array.from({ length: 10 }, () => 'posted'),
      ...['draft', 'draft'],
    ]);
    expect(sent(POST) - posts).toBe(2);
    await waitFor(() => expect(office.person.told.slice(told)).toHaveLength(1));
    expect(office.person.told.at(-1)).toContain('did not wait for the answer');
  });
});

describe('progress', () => {
  it('is not told any more once the call is answered', () => {
    const clock = new ManualClock();
    const heard: string[] = [];
    const progress = new Progress(clock, (_, message) => heard.push(message));
    progress.tell('one');
    progress.dispose();
    progress.tell('two');
    clock.advance(TELL_AGAIN_AFTER_MS);
    expect(heard).toEqual(['one']);
  });
});
