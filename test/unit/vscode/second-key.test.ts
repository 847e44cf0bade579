import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../src/common/problem.ts';
import { connect } from '../../../src/odoo/connect.ts';
import type { OdooSession } from '../../../src/odoo/session.ts';
import { Turnstile } from '../../../src/posting/asking/turnstile.ts';
import { KeptKey } from '../../../src/vscode/second-key/kept-key.ts';
import { TypedKey } from '../../../src/vscode/second-key/typed-key.ts';
import type { TextQuestion } from '../../../src/vscode/steps/ask-text.ts';
import type { StepOutcome } from '../../../src/vscode/steps/multi-step.ts';
import { asUser } from '../../support/as-user.ts';
import type { SessionAs } from '../../support/as-user.ts';
import { PaperSession } from '../../support/paper-session.ts';
import { problemOf } from '../../support/problem-of.ts';
import { inTurn, json, rpcResult, ScriptedOdoo } from '../../support/scripted-odoo.ts';
import { CANARY } from '../../support/canaries.ts';
import { ODOO_19, wireOptions } from '../../support/scripted-session.ts';

const LOGIN = 'chief@example.com';
const DRAFTER = 5;
const waiting = new AbortController().signal;

/** An Odoo that knows "good key" as user 9, and "drafter's key" as the drafter. */
function setUp() {
  const made: SessionAs[] = [];
  const tried: string[] = [];
  const users = new Map([
    ['good key', 9],
    ['better key', 9],
    ["drafter's key", DRAFTER],
  ]);
  const logIn = (key: string): Promise<OdooSession> => {
    tried.push(key);
    const uid = users.get(key);
    if (uid === undefined) return refusal(key);
    const session = asUser(new PaperSession(), { login: LOGIN, uid });
    made.push(session);
    return Promise.resolve(session);
  };
  return { made, tried, logIn };
}

/** What the wire throws of a key that Odoo does not know, from a real wire. */
async function refusal(secret: string): Promise<OdooSession> {
  const odoo = await ScriptedOdoo.start({
    '/web/version': ODOO_19,
    '/jsonrpc': inTurn(rpcResult(false), rpcResult(false)),
    '/json/2/res.users/context_get': json({ name: 'werkzeug.exceptions.Unauthorized' }, 401),
  });
  const target = { url: odoo.url, database: 'books', login: LOGIN, secret, allowPlainHttp: true };
  try {
    return await connect(target, wireOptions());
  } finally {
    await odoo.close();
  }
}

/** A person who types these keys one after another and then presses Escape. */
class Typist {
  readonly questions: Pick<TextQuestion<OdooSession>, 'prompt' | 'password' | 'value'>[] = [];
  readonly refused: string[] = [];
  readonly #keys: string[];

  constructor(...keys: string[]) {
    this.#keys = keys;
  }

  readonly askText = async (question: TextQuestion<OdooSession>): Promise<StepOutcome<OdooSession>> => {
    this.questions.push(question);
    for (const key of this.#keys.splice(0)) {
      const judged = await question.judge(key, waiting);
      if (judged.ok) return { kind: 'next', value: judged.value };
      this.refused.push(judged.sentence);
    }
    return { kind: 'cancelled' };
  };
}

function typedKey(odoo: ReturnType<typeof setUp>, askText: Typist['askText'], dialogs = new Turnstile()) {
  const parts = { login: LOGIN, drafter: DRAFTER, logIn: odoo.logIn, askText, dialogs };
  return new TypedKey({ ...parts, report: asProblem });
}

describe('a key for posting that is typed each time', () => {
  it('is typed hidden, into an empty box that names the user, used once, and ended', async () => {
    const odoo = setUp();
    const typist = new Typist('good key');
    const opened = await typedKey(odoo, typist.askText).open(waiting);
    expect(opened.session.uid).toBe(9);
    expect(typist.questions).toEqual([
      expect.objectContaining({ password: true, value: '', prompt: expect.stringContaining(LOGIN) }),
    ]);
    expect(odoo.made[0]?.disposed).toBe(0);
    await opened.dispose();
    expect(odoo.made[0]?.disposed).toBe(1);
  });

  it('is asked for at every posting', async () => {
    const odoo = setUp();
    const typist = new Typist('good key');
    const key = typedKey(odoo, typist.askText);
    await (await key.open(waiting)).dispose();
    expect((await problemOf(key.open(waiting))).code).toBe('posting_key_not_typed');
    expect([odoo.tried, typist.questions.length]).toEqual([['good key'], 2]);
  });

  it('can be corrected when it was wrong, and Escape posts nothing', async () => {
    const odoo = setUp();
    const right = new Typist('god key', 'good key');
    expect((await typedKey(odoo, right.askText).open(waiting)).session.uid).toBe(9);
    expect(right.refused).toEqual([expect.stringContaining(`does not accept this login`)]);
    const wrong = new Typist(CANARY);
    const problem = await problemOf(typedKey(odoo, wrong.askText).open(waiting));
    expect(problem.code).toBe('posting_key_not_typed');
    const said = inspect([problem, wrong.refused, problem.stack], { depth: 10, showHidden: true });
    expect(said).not.toContain(CANARY);
  });

  it('is not taken of the drafter, by whatever login, and that session is ended', async () => {
    const odoo = setUp();
    const typist = new Typist("drafter's key");
    const problem = await problemOf(typedKey(odoo, typist.askText).open(waiting));
    expect(problem.code).toBe('posting_key_not_typed');
    expect(typist.refused).toEqual([expect.stringContaining('needs another Odoo user')]);
    expect(odoo.made.map(({ disposed }) => disposed)).toEqual([1]);
  });

  it('is not taken any more when the yes has expired, and what was opened is ended', async () => {
    const odoo = setUp();
    const expiring = new AbortController();
    const key = typedKey(odoo, async (question) => {
      const judged = await question.judge('good key', waiting);
      expiring.abort();
      return judged.ok ? { kind: 'next', value: judged.value } : { kind: 'cancelled' };
    });
    expect((await problemOf(key.open(expiring.signal))).code).toBe('posting_key_not_typed');
    expect(odoo.made.map(({ disposed }) => disposed)).toEqual([1]);
  });

  it('that works only after the person has left the box opens nothing', async () => {
    const odoo = setUp();
    const key = typedKey(odoo, async (question) => {
      expect((await question.judge('good key', AbortSignal.abort())).ok).toBe(false);
      return { kind: 'cancelled' };
    });
    expect((await problemOf(key.open(waiting))).code).toBe('posting_key_not_typed');
    expect(odoo.made.map(({ disposed }) => disposed)).toEqual([1]);
  });

  it('is not asked for while another dialog is open, nor when its time is over by then', async () => {
    const odoo = setUp();
    const typist = new Typist('good key');
    const dialogs = new Turnstile();
    const other = Promise.withResolvers<string>();
    const busy = dialogs.pass(waiting, () => other.promise);
    const expiring = new AbortController();
    const late = problemOf(typedKey(odoo, typist.askText, dialogs).open(expiring.signal));
    const inTime = typedKey(odoo, typist.askText, dialogs).open(waiting);
    expiring.abort();
    expect((await late).code).toBe('posting_key_not_typed');
    expect(typist.questions).toEqual([]);
    other.resolve('closed');
    await busy;
    expect((await inTime).session.uid).toBe(9);
    expect(typist.questions).toHaveLength(1);
  });
});

describe('a key for posting that is kept', () => {
  function keptKey(odoo: ReturnType<typeof setUp>, stored: { key: string | undefined }) {
    return new KeptKey({ login: LOGIN, logIn: odoo.logIn, kept: () => Promise.resolve(stored.key) });
  }

  it('logs in at first need, once, and stays logged in until the workroom ends', async () => {
    const odoo = setUp();
    const key = keptKey(odoo, { key: 'good key' });
    const [one, two] = await Promise.all([key.open(), key.open()]);
    expect(one.session).toBe(two.session);
    await one.dispose();
    await (await key.open()).dispose();
    expect([odoo.tried, odoo.made[0]?.disposed]).toEqual([['good key'], 0]);
    await key.dispose();
    expect(odoo.made[0]?.disposed).toBe(1);
  });

  it('is the one that is stored at that moment, and missing when none is', async () => {
    const odoo = setUp();
    const stored: { key: string | undefined } = { key: 'good key' };
    const key = keptKey(odoo, stored);
    await key.open();
    stored.key = 'better key';
    await key.open();
    stored.key = undefined;
    expect((await problemOf(key.open())).code).toBe('posting_key_missing');
    expect(odoo.tried).toEqual(['good key', 'better key']);
    // Whoever posts with the key of before comes to the end of it.
    expect(odoo.made.map(({ retired, disposed }) => [retired, disposed])).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('is for one posting at a time after the workroom has ended: a question that was open may be answered yet', async () => {
    const odoo = setUp();
    const key = keptKey(odoo, { key: 'good key' });
    await key.dispose();
    const opened = await key.open();
    await opened.dispose();
    expect(odoo.made.map(({ disposed }) => disposed)).toEqual([1]);
  });

  it('that Odoo refuses is a problem of its own without the key, and is tried again at the next posting', async () => {
    const odoo = setUp();
    const stored: { key: string | undefined } = { key: CANARY };
    const key = keptKey(odoo, stored);
    const problem = await problemOf(key.open());
    expect(problem.code).toBe('posting_key_refused');
    const said = inspect([problem, problem.stack, key], { depth: 10, showHidden: true });
    expect(said).not.toContain(CANARY);
    await problemOf(key.open());
    expect(odoo.tried).toEqual([CANARY, CANARY]);
    stored.key = 'good key';
    expect((await key.open()).session.uid).toBe(9);
  });

  it('that cannot be tried because Odoo is not there says so', async () => {
    const gone = () =>
      problemOf(connect({ ...nobody, secret: CANARY }, wireOptions())).then((problem) => {
        throw problem;
      });
    const key = new KeptKey({ login: LOGIN, logIn: gone, kept: () => Promise.resolve(CANARY) });
    const problem = await problemOf(key.open());
    expect(problem.code).toBe('unreachable');
    expect(inspect(problem, { depth: 10, showHidden: true })).not.toContain(CANARY);
  });
});

const nobody = { url: 'http://127.0.0.1:9', database: 'books', login: LOGIN, allowPlainHttp: true };
