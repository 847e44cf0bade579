import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keysFolder } from '../../../src/approvals/approval-folder.ts';
import { KeysOfYes } from '../../../src/approvals/second-key/keys-of-yes.ts';
import { SealedSecondKey } from '../../../src/approvals/second-key/sealed-second-key.ts';
import type { SealedKeys } from '../../../src/approvals/second-key/sealed-keys.ts';
import { runApprovals } from '../../../src/approvals/terminal/approvals-command.ts';
import type { ApprovalStores } from '../../../src/approvals/open-approvals.ts';
import { Problem } from '../../../src/common/problem.ts';
import { openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import type { ApprovalBed } from '../../approvals/approval-bed.ts';
import { TypingPerson } from '../../approvals/typing-person.ts';
import { CANARY } from '../../support/canaries.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const DRAFTING = { origin: 'https://books.example.com', database: 'books', login: 'anna@example.com' };
const OTHERS = [
  { ...DRAFTING, origin: 'https://elsewhere.example.com' },
  { ...DRAFTING, database: 'other' },
  { ...DRAFTING, login: 'ben@example.com' },
];
const CHIEF = 'chief@example.com';
const NEW = 'eine neue Losung';

/** Odoo, as far as it tells users apart by login and key. */
async function logIn(login: string, key?: string): Promise<number> {
  await Promise.resolve();
  if (login === DRAFTING.login) return 2;
  if (login === CHIEF && key === CANARY) return 9;
  throw new Problem({
    code: 'wrong_credentials',
    person: 'Odoo does not accept this login and key.',
    model: 'Odoo does not accept this login and key.',
  });
}

/** Runs `mcp-odoo approvals WORD` on a bed, as somebody types it. */
async function atTerminal(
  stores: ApprovalStores,
  word: '--set-key' | '--forget-key' | '--set-up',
  typed: string[],
) {
  const terminal = new TypingPerson(typed);
  const clock = new ManualClock();
  const keyPlace = () => Promise.resolve({ drafting: DRAFTING, logIn });
  const code = await runApprovals(word, { terminal, stores, clock, signal: AbortSignal.abort(), keyPlace });
  return { code, said: terminal.said.join('\n') };
}

async function bedWithKey(): Promise<ApprovalBed> {
  const bed = await openBed();
  await atTerminal(bed.stores, '--set-key', [PASSPHRASE, CHIEF, CANARY]);
  return bed;
}

/** What a passphrase opens, as a yes has it. */
async function keyOf({ file }: ApprovalStores, passphrase = PASSPHRASE) {
  const key = await file.open(passphrase);
  if (key === undefined) throw new Error('That is not the passphrase.');
  return key;
}

async function opened({ sealedKeys, ...stores }: ApprovalStores, passphrase = PASSPHRASE) {
  return (await sealedKeys.find(DRAFTING))?.open(await keyOf({ sealedKeys, ...stores }, passphrase));
}

/** The one file, and what is in it. */
function fileOf(bed: ApprovalBed): { path: string; text: string } {
  const folder = keysFolder(bed.root);
  const [name = ''] = readdirSync(folder);
  const path = join(folder, name);
  return { path, text: readFileSync(path, 'utf8') };
}

describe('a key that is set for posting', () => {
  it('is tried, sealed, and opened by the passphrase; it is to be read nowhere', async () => {
    const bed = await openBed();
    const { code, said } = await atTerminal(bed.stores, '--set-key', [PASSPHRASE, CHIEF, CANARY]);
    expect(code).toBe(0);
    expect(said).toContain('https://books.example.com, database books');
    expect(said).toContain(`Kept. Servers that start from now on post as ${CHIEF}`);
    expect(said).not.toContain(CANARY);
    expect(said).not.toContain(PASSPHRASE);
    expect(fileOf(bed).text).not.toContain(CANARY);
    expect((await bed.stores.sealedKeys.find(DRAFTING))?.poster).toBe(CHIEF);
    expect(await opened(bed.stores)).toBe(CANARY);
  });

  it.each([
    ['a wrong passphrase', ['wrong', CHIEF, CANARY], 'That is not the passphrase.'],
    ['a key that Odoo does not accept', [PASSPHRASE, CHIEF, 'no key'], 'Nothing is kept.'],
    ['the user who drafts', [PASSPHRASE, DRAFTING.login, CANARY], 'is the user who drafts.'],
    ['leaving at the login', [PASSPHRASE], ''],
    ['leaving at the key', [PASSPHRASE, CHIEF], ''],
  ])('is not kept with %s', async (_, typed, why) => {
    const bed = await openBed();
    const { code, said } = await atTerminal(bed.stores, '--set-key', typed);
    expect(code).toBe(1);
    expect(said).toContain(why);
    expect(await bed.stores.sealedKeys.find(DRAFTING)).toBeUndefined();
  });

  it('is forgotten on request', async () => {
    const { stores } = await bedWithKey();
    expect((await atTerminal(stores, '--forget-key', [])).said).toContain('Forgotten.');
    expect(await stores.sealedKeys.find(DRAFTING)).toBeUndefined();
    expect((await atTerminal(stores, '--forget-key', [])).said).toContain('There was no key');
  });

  it('opens with the new passphrase after the passphrase was changed, and with no other', async () => {
    const { stores } = await bedWithKey();
    const before = await keyOf(stores);
    expect((await atTerminal(stores, '--set-up', [PASSPHRASE, NEW, NEW])).code).toBe(0);
    expect(await opened(stores, NEW)).toBe(CANARY);
    expect((await stores.sealedKeys.find(DRAFTING))?.open(before)).toBeUndefined();
  });
});

describe('who can write on the disk, and does not know the passphrase, opens nothing', () => {
  it('with a passphrase of their own in place of the person’s', async () => {
    const bed = await bedWithKey();
    const theirs = await openBed();
    await theirs.stores.file.set(NEW, await theirs.stores.file.since());
    cpSync(join(theirs.root, 'approvals', 'passphrase'), join(bed.root, 'approvals', 'passphrase'));
    expect(await opened(bed.stores, NEW)).toBeUndefined();
  });

  it.each([
    ['another authority in place of none', undefined, 'theirs'],
    ['another authority', 'ours', 'theirs'],
    ['every authority in place of the one', 'ours', undefined],
  ])('for a server that %s vouches for', async (_, before, now) => {
    const { stores } = await openBed();
    const key = await keyOf(stores);
    const believing = (pem: string | undefined) => ({
      ...DRAFTING,
      ...(pem !== undefined && { certificateAuthority: pem }),
    });
    await stores.sealedKeys.keep(believing(before), CHIEF, CANARY, key);
    expect((await stores.sealedKeys.find(believing(before)))?.open(key)).toBe(CANARY);
    expect((await stores.sealedKeys.find(believing(now)))?.open(key)).toBeUndefined();
    // A new passphrase makes it good for no other one.
    expect(await stores.sealedKeys.sealAnew(key, key)).toBe(0);
    expect((await stores.sealedKeys.find(believing(before)))?.open(key)).toBe(CANARY);
    expect((await stores.sealedKeys.find(believing(now)))?.open(key)).toBeUndefined();
  });

  it.each(OTHERS)('for other books or another drafter: %j', async (other) => {
    const bed = await bedWithKey();
    const key = await keyOf(bed.stores);
    const { sealedKeys } = bed.stores;
    await sealedKeys.keep(other, CHIEF, 'another key', key);
    const [there = '', here = ''] = pathsOf(bed, other);
    cpSync(here, there);
    expect((await sealedKeys.find(other))?.open(key)).toBeUndefined();
    expect((await sealedKeys.find(DRAFTING))?.open(key)).toBe(CANARY);
  });

  it('as somebody else than was shown', async () => {
    const bed = await bedWithKey();
    const { path, text } = fileOf(bed);
    writeFileSync(path, text.replace(CHIEF, 'mallory@example.com'));
    expect(await opened(bed.stores)).toBeUndefined();
  });

  it.each(['nonce', 'tag', 'text'])('changed in its %s', async (part) => {
    const bed = await bedWithKey();
    const { path, text } = fileOf(bed);
    const changed = text.replace(
      new RegExp(`("${part}":")(.)`),
      (_all, before, first) => `${String(before)}${first === 'A' ? 'B' : 'A'}`,
    );
    expect(changed).not.toBe(text);
    writeFileSync(path, changed);
    expect(await opened(bed.stores)).toBeUndefined();
  });

  it.each(['', '{}', 'half of {"origin":'])(
    'damaged: %j is refused, and counts as no missing key',
    async (text) => {
      const bed = await bedWithKey();
      writeFileSync(fileOf(bed).path, text);
      await expect(bed.stores.sealedKeys.find(DRAFTING)).rejects.toMatchObject({
        code: 'approvals_unavailable',
      });
    },
  );
});

/** The files of two connections: first that of this one, then that of the one which all these tests are about. */
function pathsOf(bed: ApprovalBed, other: (typeof OTHERS)[number]): string[] {
  const folder = keysFolder(bed.root);
  const paths = readdirSync(folder).map((name) => join(folder, name));
  const books = z.object({ origin: z.string(), database: z.string(), login: z.string() });
  const isOf = (path: string, drafting: typeof DRAFTING) =>
    JSON.stringify(books.parse(JSON.parse(readFileSync(path, 'utf8')))) === JSON.stringify(drafting);
  return [other, DRAFTING].flatMap((drafting) => paths.filter((path) => isOf(path, drafting)));
}

describe('the sealed key at a posting', () => {
  const secondKey = (sealedKeys: SealedKeys, keysOfYes: KeysOfYes, login = CHIEF) =>
    new SealedSecondKey({
      ...{ drafting: DRAFTING, login, sealedKeys, keysOfYes },
      logIn: (key) => {
        throw new Error(`The key is ${key === CANARY ? 'right' : 'wrong'}.`);
      },
    });
  const codeOf = (thrown: unknown) => (thrown instanceof Problem ? thrown.code : String(thrown));
  const openOf = (key: SealedSecondKey, request: AbortSignal) =>
    key.open(request).then(() => 'opened', codeOf);

  it('needs the passphrase of the yes to this very request, and takes it once', async () => {
    const { stores } = await bedWithKey();
    const keysOfYes = new KeysOfYes();
    const key = secondKey(stores.sealedKeys, keysOfYes);
    const [request, other] = [new AbortController(), new AbortController()];
    keysOfYes.give(request.signal, await keyOf(stores));
    expect(await openOf(key, other.signal)).toBe('posting_key_not_typed');
    expect(await openOf(key, request.signal)).toBe('Error: The key is right.');
    expect(await openOf(key, request.signal)).toBe('posting_key_not_typed');
  });

  it('does not open any more when the request has expired', async () => {
    const { stores } = await bedWithKey();
    const keysOfYes = new KeysOfYes();
    const request = new AbortController();
    keysOfYes.give(request.signal, await keyOf(stores));
    request.abort();
    expect(await openOf(secondKey(stores.sealedKeys, keysOfYes), request.signal)).toBe(
      'posting_key_not_typed',
    );
  });

  it('posts as nobody else than the person has read', async () => {
    const { stores } = await bedWithKey();
    const keysOfYes = new KeysOfYes();
    const request = new AbortController();
    keysOfYes.give(request.signal, await keyOf(stores));
    const key = secondKey(stores.sealedKeys, keysOfYes, 'somebody else');
    expect(await openOf(key, request.signal)).toBe('posting_key_missing');
  });
});
