import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asProblem } from '../../../src/common/problem.ts';
import { firstAnswers, profileOf } from '../../../src/vscode/connections/wizard/answers.ts';
import { LiveChecks } from '../../../src/vscode/connections/wizard/live-checks.ts';
import { connectSteps } from '../../../src/vscode/connections/wizard/steps.ts';
import { runSteps } from '../../../src/vscode/steps/multi-step.ts';
import type { StepOutcome } from '../../../src/vscode/steps/multi-step.ts';
import type { TextQuestion } from '../../../src/vscode/steps/ask-text.ts';
import { CANARY } from '../../support/canaries.ts';
import { json, rpcResult, ScriptedOdoo } from '../../support/scripted-odoo.ts';
import { LOGIN, ODOO_19 } from '../../support/scripted-session.ts';

const NOTHING = { url: '', database: '', login: '' };
const AUTHORITY = fixture('authority.pem');

interface Scene {
  readonly certificate?: string;
  readonly files?: (string | undefined)[];
  /** How often the address is asked for. */
  readonly again?: number;
}

/** A person in the wizard who gives these answers and chooses these files, and an Odoo with such a certificate. */
async function setUp({ certificate = 'good', files = [], again = 1 }: Scene = {}) {
  const tls = { key: fixture(`${certificate}.key`), cert: fixture(`${certificate}.pem`) };
  const odoo = await ScriptedOdoo.start(
    {
      '/web/version': ODOO_19,
      '/jsonrpc': rpcResult(7),
      '/json/2/res.users/context_get': json({ uid: 7 }),
      '/json/2/res.users/read': json([{ id: 7, login: LOGIN }]),
    },
    tls,
  );
  onTestFinished(() => odoo.close());
  const typed = [...Array<string>(again).fill(odoo.url), 'books', LOGIN, CANARY, 'Books'];
  const why: string[] = [];
  const refused: string[] = [];
  /** Whether the address is tried without another Enter, each time that it is asked for. */
  const atOnce: boolean[] = [];
  const askText = async <T>(question: TextQuestion<T>): Promise<StepOutcome<T>> => {
    if (question.isAnswered !== undefined) atOnce.push(question.isAnswered);
    const judged = await question.judge(typed.shift() ?? '', new AbortController().signal);
    if (judged.ok) return { kind: 'next', value: judged.value };
    refused.push(judged.sentence);
    return { kind: 'cancelled' };
  };
  const steps = connectSteps({
    checks: new LiveChecks(() => undefined),
    askText,
    askChoice: () => Promise.resolve({ kind: 'cancelled' }),
    agreesToPlainHttp: () => Promise.resolve(false),
    chooseAuthority: (problem) => {
      why.push(problem);
      return Promise.resolve(files.shift());
    },
    openPage: () => Promise.resolve(),
    saved: [],
    report: asProblem,
  });
  return { odoo, steps, why, refused, atOnce };
}

describe('an Odoo with a certificate of an authority that nobody knows', () => {
  it('is connected to with the certificate that the person chose, which is kept', async () => {
    const { odoo, steps, why, atOnce } = await setUp({ files: [AUTHORITY], again: 2 });
    const answers = await runSteps(steps, firstAnswers(NOTHING, []));
    expect(atOnce).toEqual([false, true]);
    expect(why).toEqual([expect.stringContaining('not signed by an authority')]);
    const profile = answers && profileOf(answers);
    expect(profile).toMatchObject({ origin: odoo.url, login: LOGIN, certificateAuthority: AUTHORITY });
    const again = { url: odoo.url, database: '', login: '' };
    expect(firstAnswers(again, profile ? [profile] : [])).toMatchObject({ certificateAuthority: AUTHORITY });
  });

  it('is told nothing while none, a wrong one, or something else was chosen', async () => {
    const files = [undefined, 'no certificate', fixture('self-signed.pem')];
    const { odoo, steps, why, refused, atOnce } = await setUp({ files, again: 4 });
    await runSteps(steps, firstAnswers(NOTHING, []));
    expect(why).toEqual([
      expect.stringContaining('not signed by an authority that this computer knows'),
      expect.stringContaining('not signed by an authority that this computer knows'),
      expect.stringContaining('no PEM certificate'),
      expect.stringContaining('not signed by the authority that you chose, “self-signed”'),
    ]);
    expect(atOnce).toEqual([false, false, true, true, false]);
    expect(refused).toEqual([expect.any(String)]);
    expect(odoo.seen).toEqual([]);
  });

  it('is not excused another fault', async () => {
    const { odoo, steps, why, refused } = await setUp({ certificate: 'expired' });
    const known = { ...firstAnswers(NOTHING, []), url: odoo.url, certificateAuthority: AUTHORITY };
    await runSteps(steps, known);
    expect(why).toEqual([]);
    expect(refused).toEqual([expect.stringContaining('has expired')]);
    expect(odoo.seen).toEqual([]);
  });

  it('at another address is not trusted with the certificate of before', async () => {
    const { odoo, steps, why } = await setUp({ again: 1 });
    const known = { ...firstAnswers(NOTHING, []), url: 'https://127.0.0.1', certificateAuthority: AUTHORITY };
    await runSteps(steps, known);
    expect(why).toEqual([expect.stringContaining('not signed by an authority')]);
    expect(odoo.seen).toEqual([]);
  });
});

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');
}
