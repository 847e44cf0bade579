import type { Edit, Mutant } from '../../support/try-mutants.ts';

/** A wire or a journal that is broken on purpose. */
export interface FaultMutant extends Mutant {
  /** Names of cases of the fault matrix that have to notice it. */
  readonly cases: readonly string[];
}

const ATTEMPT = 'odoo/http-attempt.ts';
const BODY = 'odoo/http-body.ts';
const HTTP = 'odoo/http.ts';
const JSON_2 = 'odoo/json-2.ts';
const JSON_RPC = 'odoo/json-rpc.ts';
const PROBLEMS = 'odoo/exchange-problems.ts';
const RETRY = 'odoo/retry.ts';
const SESSION = 'odoo/session-client.ts';
const CHANGE = 'accounting/changing/change-draft.ts';
const ONCE = 'accounting/drafting/once/draft-once.ts';
const SETTLE = 'accounting/drafting/once/settle-draft.ts';

function mutant(name: string, edit: Edit | readonly Edit[], ...cases: readonly string[]): FaultMutant {
  return { name, edits: 'file' in edit ? [edit] : edit, cases };
}

function edit(file: string, find: string, put: string): Edit {
  return { file, find, put };
}

/** What each of them lets through has to be noticed by the cases that it names. */
export const mutants: readonly FaultMutant[] = [
  // The wire: what is sent.
  mutant(
    'sends a write again',
    edit(
      SESSION,
      'return await this.#send({ ...call, timeout: writeTimeout });',
      'return await retryRead(() => this.#send({ ...call, timeout: writeTimeout }), this.#parts.reads);',
    ),
    'update: the connection is reset after the body, and Odoo has done it',
    'create: the connection is reset after the body, and Odoo never got it',
  ),
  mutant(
    'sends a write over a connection that has idled',
    [JSON_2, 'odoo/json-rpc-dialect.ts'].map((file) =>
      edit(file, "freshConnection: call.kind === 'write',", 'freshConnection: false,'),
    ),
    'create: the server closes its idle connections as the request comes',
  ),
  mutant(
    'does not repeat a read whose connection was lost',
    edit(RETRY, "  'connection_lost',\n", ''),
    'read: the server closes its idle connections as the request comes',
  ),
  mutant(
    'does not wait for as long as it was asked to',
    edit(RETRY, 'if (error.retryAfter !== undefined) {', 'if (error.retryAfter === -1) {'),
    'read: a proxy counts requests, 429, and asks for an hour',
  ),
  mutant(
    'follows redirects',
    [
      edit(HTTP, 'maxRedirects: 0,', 'maxRedirects: 5,'),
      // With a transport of its own axios would not follow any.
      edit(HTTP, 'transport: {', 'withoutTransport: {'),
    ],
    'create: redirected elsewhere, 307',
  ),
  mutant(
    'lets others write while its answer is awaited',
    edit(SESSION, 'await lastCheck?.();', 'await lastCheck?.();\n      await turn.dispose();'),
    'create: no answer comes in time, and Odoo has done it',
    'post: the connection is reset after the body, and Odoo has done it',
  ),

  // The wire: what answers mean.
  mutant(
    'takes a reset for "not sent"',
    edit(ATTEMPT, ': connectionLost();', ": new OdooError('not-sent', connectionLost());"),
    'create: the connection is reset after the body, and Odoo has done it',
  ),
  mutant(
    'takes an answer that did not come in time for "not sent"',
    edit(
      ATTEMPT,
      "this.#connected ? timedOut('unknown') : unreachable(this.#origin, 'silent')",
      "unreachable(this.#origin, 'silent')",
    ),
    'create: no answer comes in time, and Odoo has done it',
  ),
  mutant(
    'takes whatever a proxy says for a refusal of Odoo',
    edit(
      PROBLEMS,
      "'unknown',\n    {\n      code: 'server_unavailable'",
      "'rejected',\n    {\n      code: 'server_unavailable'",
    ),
    'create: a proxy answers 502 with a page, and Odoo never got it',
    'post: a proxy answers 504 with a page, and Odoo never got it',
  ),
  mutant(
    'does not know whether it was turned away',
    edit(
      PROBLEMS,
      "'not-sent',\n    {\n      code: 'server_busy'",
      "'unknown',\n    {\n      code: 'server_busy'",
    ),
    'create: a proxy counts requests, 429, and asks for a second',
  ),
  mutant(
    'takes a page with 200 for an answer',
    [
      edit(JSON_2, "if (answer.json === undefined) throw answerUnreadable('unknown');", ''),
      edit(
        JSON_RPC,
        "if (!envelope.success || envelope.data.id !== id) throw answerUnreadable('unknown');",
        'if (!envelope.success || envelope.data.id !== id) return null;',
      ),
    ],
    'post: a login page with 200, and Odoo never got it',
  ),
  mutant(
    'takes any answer to a change for a yes',
    edit(CHANGE, "if (answer !== true) throw answerUnreadable('unknown');", ''),
    "update: somebody else's JSON with 200, and Odoo never got it",
  ),
  mutant(
    'unpacks answers of whatever size',
    edit(BODY, 'if (bytes > mostBytes) throw answerTooLarge();', ''),
    'read: a few bytes that unpack to 50 MB, and Odoo never got it',
    'read: 100 MB, and Odoo never got it',
  ),
  mutant(
    "tells Odoo's own account of an exception",
    edit(
      'odoo/odoo-faults.ts',
      'message: withoutSecret(read.data.message, secret),',
      'message: JSON.stringify(data),',
    ),
    'post: a refusal in words',
  ),

  // What came of it.
  mutant(
    'does not look after an answer that was lost',
    edit(
      SETTLE,
      "outcome === 'not-sent' ? 'absent' : await lookAfter(outcome, look, isThere, this.#parts)",
      "'absent'",
    ),
    'create: the connection is reset after the body, and Odoo has done it',
  ),
  mutant(
    'looks once, and not again',
    edit('odoo/look-after.ts', "outcome === 'unknown' ? lookAgainAfter : []", '[]'),
    'post: the connection is reset, and Odoo does it while it is looked after',
    'reset: the connection is reset, and Odoo does it while it is looked after',
  ),
  mutant(
    'takes what is not there yet for what will not come',
    edit(
      SETTLE,
      "const known = outcomeNotFound(outcome, found !== 'unseen', failure);",
      "const known = found === 'unseen' ? 'unknown' : outcome === 'unknown' ? 'rejected' : outcome;",
    ),
    'create: the connection is reset after the body, and Odoo never got it',
  ),
  mutant(
    'looks under another key',
    edit(
      SETTLE,
      'findByKey(this.#parts.client, order.model, key.key)',
      'findByKey(this.#parts.client, order.model, key.key.slice(1))',
    ),
    'create: the connection is reset after the body, and Odoo has done it',
  ),
  mutant(
    'makes a key of its own for each attempt',
    edit(
      'accounting/drafting/once/draft-key.ts',
      'return `k${this.#makeKey(text).slice(0, 40)}`;',
      'return `k${this.#makeKey(`${text}${Math.random()}`).slice(0, 40)}`;',
    ),
    'create: the connection is reset, and Odoo does it once that was told',
  ),
  mutant(
    'sends a change again while the first may still arrive',
    edit(
      CHANGE,
      'mayStillArrive(await journal.entries(), session, found.view, clock.now())',
      'mayStillArrive([], session, found.view, clock.now())',
    ),
    'update: the connection is reset, and Odoo does it once it was asked again',
  ),
  mutant(
    'believes each refusal of a batch',
    edit(
      ONCE,
      "return !isDoubtful(refusal) || (await this.#settler.look(claim)) === 'absent';",
      'return !isDoubtful(refusal) || claim !== undefined;',
    ),
    'create a batch: Odoo has done it, and failed afterwards, and then nobody listens',
  ),
  mutant(
    'believes what Odoo answers to a post',
    edit(
      'posting/moves/move-poster.ts',
      "if (state === 'posted') {",
      "if (state === 'posted' || failure === undefined) {",
    ),
    "post: somebody else's JSON with 200, and Odoo never got it",
  ),

  // The journal.
  mutant(
    'writes no intent down',
    edit(ONCE, 'await Promise.all(drafts.map(({ claim }) => this.#records.intend(claim)));', ''),
    'create: the connection is reset after the body, and Odoo has done it',
  ),
  mutant(
    'writes its intent down after sending',
    [
      edit(ONCE, 'await Promise.all(drafts.map(({ claim }) => this.#records.intend(claim)));', ''),
      edit(
        ONCE,
        'await this.#send(drafts, outcomes, signal, fate);',
        'await this.#send(drafts, outcomes, signal, fate);\n    await Promise.all(drafts.map(({ claim }) => this.#records.intend(claim)));',
      ),
    ],
    'create: a proxy answers 502 with a page, and Odoo has done it',
  ),
  mutant(
    'writes the outcome down before the answer',
    edit(
      CHANGE,
      "await journal.append({ ...entry, what: 'change-intended', digest, values: plan.values, lines });",
      "await journal.append({ ...entry, what: 'change-intended', digest, values: plan.values, lines });\n          await journal.append({ ...entry, what: 'change-settled', outcome: 'done' });",
    ),
    'update: the connection is reset after the body, and Odoo has done it',
  ),
  mutant(
    'writes no outcome down that is not known',
    edit(
      SETTLE,
      'await records.settleFailed(claim, known, problem);',
      "if (known !== 'unknown') await records.settleFailed(claim, known, problem);",
    ),
    'create: the connection is reset after the body, and Odoo never got it',
  ),
  mutant(
    'writes down that Odoo has refused what it may have done',
    edit(
      SETTLE,
      'await records.settleFailed(claim, known, problem);',
      "await records.settleFailed(claim, known === 'unknown' ? 'rejected' : known, problem);",
    ),
    'create: the connection is reset after the body, and Odoo never got it',
  ),
];
