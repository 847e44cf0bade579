import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../src/common/problem.ts';
import { wrongCredentials } from '../../../src/odoo/connection-problems.ts';
import { parseProfiles } from '../../../src/vscode/connections/profile.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import {
  firstPostingAnswers,
  postingKeySteps,
  postingUserOf,
} from '../../../src/vscode/second-key/posting-key-steps.ts';
import { runSteps } from '../../../src/vscode/steps/multi-step.ts';
import type { ChoiceQuestion } from '../../../src/vscode/steps/ask-choice.ts';
import type { PostingKeyAnswers } from '../../../src/vscode/second-key/posting-key-steps.ts';
import type { TextQuestion } from '../../../src/vscode/steps/ask-text.ts';
import type { StepOutcome } from '../../../src/vscode/steps/multi-step.ts';
import { connectionsInMemory } from '../../support/some-connections.ts';

const books: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'bot@example.com',
  allowPlainHttp: false,
};
const kept = { login: 'chief@example.com', typed: false };
const typed = { login: 'chief@example.com', typed: true };

/** The connections of a VS Code, and the one that came last. */
function setUp() {
  const { connections, profiles, secrets } = connectionsInMemory();
  const current = () => {
    const found = connections.all.at(-1);
    if (found === undefined) throw new Error('There is no connection.');
    return found;
  };
  return { connections, profiles, secrets, current };
}

async function withKey(posting = kept) {
  const office = setUp();
  await office.connections.connect(books, 'own key');
  await office.connections.setPosting(books, posting, 'chief key');
  return office;
}

const OWN_NAME = 'secret ["https://books.example.com","books","bot@example.com"]';
const NAME = 'posting ["https://books.example.com","books","chief@example.com"]';

describe('the key for posting of a connection', () => {
  it('is kept in the secret storage under origin, database, login and purpose; the profile has no key', async () => {
    const { connections, secrets, profiles, current } = await withKey();
    expect([...secrets]).toEqual([
      [OWN_NAME, 'own key'],
      [NAME, 'chief key'],
    ]);
    expect(current()).toEqual({ ...books, posting: kept });
    expect(inspect(profiles, { depth: 10 })).not.toContain('chief key');
    expect(await connections.postingSecretOf(current())).toBe('chief key');
    expect(await connections.secretOf(current())).toBe('own key');
  });

  it('is kept nowhere when it is typed each time', async () => {
    const { connections, secrets, profiles, current } = await withKey(typed);
    expect([...secrets.keys()]).toEqual([OWN_NAME]);
    expect(inspect([profiles, secrets], { depth: 10 })).not.toContain('chief key');
    expect(current().posting).toEqual(typed);
    expect(await connections.postingSecretOf(current())).toBeUndefined();
  });

  it('is found by no other origin, database or login', async () => {
    const { connections, current } = await withKey();
    const others: Partial<ConnectionProfile>[] = [
      { origin: 'https://evil.example.com' },
      { database: 'other' },
      { posting: { ...kept, login: 'other@example.com' } },
    ];
    for (const other of others)
      expect(await connections.postingSecretOf({ ...current(), ...other })).toBeUndefined();
  });

  it('is forgotten with the connection', async () => {
    const { connections, secrets, profiles } = await withKey();
    await connections.remove(books);
    expect([...secrets]).toEqual([]);
    expect(inspect(profiles, { depth: 10 })).not.toContain('chief');
  });

  it.each([{ origin: 'https://new.example.com' }, { database: 'other' }])(
    'is nothing to a connection that goes elsewhere: %j',
    async (elsewhere) => {
      const { connections, current } = await withKey();
      await connections.connect({ ...books, ...elsewhere }, 'own key');
      expect(current().posting).toBeUndefined();
      expect(connections.all[0]?.posting).toEqual(kept);
    },
  );

  it('stays when the drafter gets a new key', async () => {
    const { connections, secrets, current } = await withKey();
    await connections.connect(books, 'new key');
    expect(current().posting).toEqual(kept);
    expect([...secrets.values()].toSorted()).toEqual(['chief key', 'new key']);
  });

  it('posts for another drafter of the same database, too, and stays as long as one of them', async () => {
    const { connections, current } = await withKey();
    await connections.connect({ ...books, login: 'bot2@example.com' }, 'key of bot2');
    expect(current()).toMatchObject({ login: 'bot2@example.com', posting: kept });
    await connections.remove(books);
    expect(await connections.postingSecretOf(current())).toBe('chief key');
    const { secrets, ...rest } = await withKey();
    await rest.connections.connect({ ...books, login: kept.login }, 'her own key');
    expect(rest.current().posting).toBeUndefined();
    expect([...secrets.values()].toSorted()).toEqual(['chief key', 'her own key', 'own key']);
  });

  it('is gone when it is typed from now on, of another user, or the own key posts again', async () => {
    for (const posting of [typed, { ...kept, login: 'other@example.com' }, undefined]) {
      const { connections, secrets, current } = await withKey();
      await connections.setPosting(books, posting, 'other key');
      expect(current().posting).toEqual(posting);
      expect([...secrets.values()]).not.toContain('chief key');
      expect(secrets.get(OWN_NAME)).toBe('own key');
    }
  });

  it('is not set when the connection is another one by then', async () => {
    const { connections, secrets, current } = setUp();
    await connections.connect({ ...books, database: 'other' }, 'own key');
    expect(await connections.setPosting(books, kept, 'chief key')).toBe(false);
    expect(current().posting).toBeUndefined();
    expect([...secrets.values()]).toEqual(['own key']);
  });

  it('is told to whoever listens', async () => {
    const { connections } = await withKey();
    const told: string[] = [];
    const listening = connections.onDidChange(() => told.push('changed'));
    await connections.setPosting(books, typed, '');
    listening.dispose();
    await connections.setPosting(books, undefined, '');
    expect(told).toEqual(['changed']);
  });
});

describe('who posts, read back from storage', () => {
  it('is as it was stored', () => {
    const stored = [
      { ...books, posting: kept },
      { ...books, name: 'Other', database: 'other', posting: typed },
    ];
    expect(parseProfiles(structuredClone(stored))).toEqual(stored);
  });

  it.each([null, 'chief@example.com', {}, { login: '', typed: true }, { login: 'x', typed: 'no' }])(
    'leaves the connection out where it is %j: nobody else posts instead',
    (posting) => {
      expect(parseProfiles([{ ...books, posting }])).toEqual([]);
    },
  );

  it('carries nothing more', () => {
    expect(parseProfiles([{ ...books, posting: { ...kept, key: 'x' } }])).toEqual([
      { ...books, posting: kept },
    ]);
  });
});

const KEEP = 'Keep it here (secret storage)';
const TYPE = 'Type it each time (posting needs another Odoo user than the drafter)';
const OWN = "Post with the connection's own key again";

/** Runs the wizard for a person who chooses and types this; users 5 and 9 have the keys "bot" and "chief". */
async function setKey(profile: ConnectionProfile, ...typedIn: string[]) {
  const choices: (readonly string[])[] = [];
  const refused: string[] = [];
  const hidden: boolean[] = [];
  const askChoice = (question: ChoiceQuestion): Promise<StepOutcome<string>> => {
    choices.push(question.choices);
    const value = typedIn.shift();
    return Promise.resolve(value === undefined ? { kind: 'cancelled' } : { kind: 'next', value });
  };
  const askText = async (
    question: TextQuestion<PostingKeyAnswers>,
  ): Promise<StepOutcome<PostingKeyAnswers>> => {
    const isHidden = question.password === true;
    hidden.push(isHidden);
    for (const text of typedIn.splice(0, isHidden ? typedIn.length : 1)) {
      const judged = await question.judge(text, new AbortController().signal);
      if (judged.ok) return { kind: 'next', value: judged.value };
      refused.push(judged.sentence);
    }
    return { kind: 'cancelled' };
  };
  const users = new Map([
    ['bot', 5],
    ['chief', 9],
  ]);
  const steps = postingKeySteps({
    ...{ profile, askText, askChoice, drafter: 5, report: asProblem },
    logIn: (login, key) => {
      const uid = users.get(key);
      return uid === undefined ? Promise.reject(wrongCredentials(login)) : Promise.resolve(uid);
    },
  });
  const answers = await runSteps(steps, firstPostingAnswers(profile));
  return { answers, choices, refused, hidden };
}

describe('setting the key for posting', () => {
  it('asks how, then for login and key, which it tries', async () => {
    const { answers, choices, hidden } = await setKey(books, KEEP, 'chief@example.com', 'chief');
    expect(answers).toEqual({ way: 'kept', login: 'chief@example.com', key: 'chief' });
    expect(choices).toEqual([[KEEP, TYPE]]);
    expect(hidden).toEqual([false, true]);
    expect(answers && postingUserOf(answers)).toEqual(kept);
  });

  it('offers the own key where another one posts, and asks no more then', async () => {
    const { answers, choices, hidden } = await setKey({ ...books, posting: kept }, OWN);
    expect(choices).toEqual([[KEEP, TYPE, OWN]]);
    expect(hidden).toEqual([]);
    expect(answers && postingUserOf(answers)).toBeUndefined();
  });

  it('takes no key that Odoo does not take', async () => {
    const { answers, refused } = await setKey(books, KEEP, 'chief@example.com', 'wrong');
    expect(answers).toBeUndefined();
    expect(refused).toEqual([expect.stringContaining('does not accept this login')]);
  });

  it('takes no key of the drafter where posting needs another user, by whatever login', async () => {
    const { answers, refused } = await setKey(books, TYPE, 'BOT@example.com', 'bot', 'chief');
    expect(refused).toEqual([expect.stringContaining('needs another Odoo user')]);
    expect(answers && postingUserOf(answers)).toEqual({ login: 'BOT@example.com', typed: true });
  });

  it('sets nothing when the person gives up', async () => {
    expect((await setKey(books)).answers).toBeUndefined();
  });
});
