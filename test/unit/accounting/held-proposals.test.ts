import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { HeldProposals } from '../../../src/accounting/proposals/held-proposals.ts';
import { Proposals } from '../../../src/accounting/proposals/proposals.ts';
import { Problem } from '../../../src/common/problem.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { proposal } from '../posting/proposals/entering-facts.ts';

type Outcome = 'done' | 'rejected' | 'not-sent' | 'unknown' | 'not-tried';

const session = { origin: 'https://books.example.com', database: 'books', login: 'ada' };
const { transaction } = proposal();

async function held() {
  const journal = new Journal(join(temporaryFolder(), 'journal'), systemClock, {
    ...{ process: 1, host: 'test', account: 'tester' },
  });
  onTestFinished(() => journal.dispose());
  const proposals = new Proposals({ session, journal, makeKey: () => 'ab'.repeat(32) });
  const [outcome] = await proposals.hold([transaction]);
  if (outcome === undefined || outcome instanceof Problem) throw new Error('It is held.');
  const { document } = outcome;
  const name = (request: string) => ({ request, connection: session, document });
  return {
    proposals,
    document,
    standing: async () => (await new HeldProposals({ session, journal }).all())[0]?.standing,
    intend: (request: string) => journal.append({ ...name(request), what: 'posting-intended', digest: 'd' }),
    settle: (request: string, outcome: Outcome, entered?: string) =>
      journal.append({ ...name(request), what: 'posting-settled', outcome, entered }),
    discard: (outcome: Outcome) =>
      journal.append({ ...name(randomUUID()), what: 'discarding-settled', outcome }),
  };
}

describe('what became of a proposal', () => {
  it('waits until something becomes of it', async () => {
    expect(await (await held()).standing()).toEqual({ state: 'waiting' });
  });

  it('is entered as what it became, and waits no more', async () => {
    const { standing, intend, settle, proposals } = await held();
    const request = randomUUID();
    await intend(request);
    await settle(request, 'done', 'move/7');
    expect(await standing()).toMatchObject({ state: 'entered', as: 'move/7' });
    expect(await proposals.waiting()).toEqual([]);
  });

  it.each(['rejected', 'not-sent', 'not-tried'] as const)('waits after %s', async (outcome) => {
    const { standing, intend, settle } = await held();
    const request = randomUUID();
    await intend(request);
    await settle(request, outcome);
    expect(await standing()).toEqual({ state: 'waiting' });
  });

  it.each(['unknown', undefined] as const)('was sent, when what came of it is %s', async (outcome) => {
    const { standing, intend, settle } = await held();
    const request = randomUUID();
    await intend(request);
    if (outcome !== undefined) await settle(request, outcome);
    expect(await standing()).toMatchObject({ state: 'sent', request });
  });

  it('stays sent when another attempt came to nothing', async () => {
    const { standing, intend, settle } = await held();
    const [first, second] = [randomUUID(), randomUUID()];
    await intend(first);
    await settle(first, 'unknown');
    await intend(second);
    await settle(second, 'rejected');
    expect(await standing()).toMatchObject({ state: 'sent', request: first });
  });

  it('stays discarded, and the same request is told so', async () => {
    const { standing, discard, proposals } = await held();
    await discard('not-tried');
    expect(await standing()).toEqual({ state: 'waiting' });
    await discard('done');
    expect(await standing()).toMatchObject({ state: 'discarded' });
    expect(await proposals.waiting()).toEqual([]);
    const [again] = await proposals.hold([transaction]);
    expect(again).toMatchObject({
      code: 'draft_deleted',
      model: expect.stringContaining('discarded by a person'),
    });
  });
});
