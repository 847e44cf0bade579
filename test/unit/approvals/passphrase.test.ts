import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { PassphraseFile } from '../../../src/approvals/passphrase/passphrase-file.ts';
import { SealingKey, sealedSecret } from '../../../src/approvals/passphrase/sealing-key.ts';
import { tooWeak } from '../../../src/approvals/passphrase/too-weak.ts';
import { openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a new passphrase', () => {
  it.each(['correct horse', 'Grünkohl-7 Pinkel', 'ab cd ef gh', '马 马虎 汽车 天气 咖啡', 'twelve chars'])(
    '"%s" is good enough',
    (passphrase) => {
      expect(tooWeak(passphrase)).toBeUndefined();
    },
  );

  it.each([
    ['', 'Too short'],
    ['eleven char', 'Too short'],
    ['a b c d', 'Too short'],
    ['            ', 'Too short'],
    ['one two six', 'Too short'],
    ['aaaaaaaaaaaaaaaa', 'Too easy'],
    ['abababababab', 'Too easy'],
  ])('"%s" is not', (passphrase, why) => {
    expect(tooWeak(passphrase)).toContain(why);
  });
});

describe('what is kept of it', () => {
  it('is a slow hash for its owner alone, and never the passphrase', async () => {
    const path = join(temporaryFolder(), 'passphrase');
    await new PassphraseFile(path, systemClock).set(PASSPHRASE);
    const text = await readFile(path, 'utf8');
    const kept: unknown = JSON.parse(text);
    expect(kept).toMatchObject({ kind: 'scrypt', N: 131_072, r: 8, p: 1 });
    expect(text).not.toContain('correct');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is another one each time, for the same passphrase', async () => {
    const { stores, root } = await openBed();
    const path = join(root, 'approvals', 'passphrase');
    const before = await readFile(path, 'utf8');
    await stores.file.set(PASSPHRASE, await stores.file.since());
    expect(await readFile(path, 'utf8')).not.toBe(before);
    expect(await readdir(join(root, 'approvals'))).not.toContainEqual(expect.stringMatching(/^passphrase\./));
  });

  it('takes the place of the one that the person knew, and of no other', async () => {
    const { stores } = await openBed({ passphrase: 'none' });
    const { file, passphrase } = stores;
    const firsts = await Promise.all([file.set('the first of two'), file.set('the other of two')]);
    expect(firsts.toSorted()).toEqual([false, true]);
    expect(await file.set(PASSPHRASE)).toBe(false);
    expect(await file.set(PASSPHRASE, '2026-01-01T00:00:00.000Z')).toBe(false);
    const held = firsts[0] ? 'the first of two' : 'the other of two';
    expect(await passphrase.try(held)).toMatchObject({ kind: 'right' });
  });

  it('takes it in whatever encoding a keyboard sends', async () => {
    const { stores } = await openBed();
    await stores.file.set('Gru\u0308nkohl mit Pinkel', await stores.file.since());
    expect(await stores.passphrase.try('Gr\u00fcnkohl mit Pinkel')).toMatchObject({ kind: 'right' });
  });

  it.each([
    '',
    '{}',
    'not JSON',
    '{"kind":"scrypt","N":1073741824,"r":8,"p":1,"salt":"","check":"","setUp":"2026-11-23T09:00:00Z"}',
  ])('says so when it is damaged, and lets nobody in: %s', async (text) => {
    const { stores, root } = await openBed();
    await writeFile(join(root, 'approvals', 'passphrase'), text);
    await expect(stores.passphrase.try(PASSPHRASE)).rejects.toMatchObject({ code: 'approvals_unavailable' });
  });
});

describe('a wrong passphrase', () => {
  it('makes the next try wait: one second, two, four, up to a minute', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const tried = await stores.passphrase.try('wrong');
      if (tried.kind !== 'wrong') throw new Error(`It was ${tried.kind}.`);
      waits.push(tried.waitMs / 1_000);
      clock.advance(tried.waitMs);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('keeps even the right one from being looked at until then', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    await stores.passphrase.try('wrong');
    clock.advance(999);
    expect(await stores.passphrase.try(PASSPHRASE)).toEqual({ kind: 'wait', waitMs: 1 });
    clock.advance(1);
    expect(await stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'right' });
    expect(await stores.passphrase.try('wrong')).toEqual({ kind: 'wrong', waitMs: 1_000 });
  });

  it('counts in every process of the account', async () => {
    const clock = new ManualClock();
    const one = await openBed({ clock });
    const other = await openBed({ clock, root: one.root });
    await one.stores.passphrase.try('wrong');
    expect(await other.stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'wait' });
    clock.advance(1_000);
    expect(await other.stores.passphrase.try('wrong')).toEqual({ kind: 'wrong', waitMs: 2_000 });
  });

  it('is one try, however many are sent at once', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    const tried = await Promise.all(Array.from({ length: 5 }, () => stores.passphrase.try('wrong')));
    expect(tried.map(({ kind }) => kind).toSorted()).toEqual(['wait', 'wait', 'wait', 'wait', 'wrong']);
  });

  it('does not make anybody wait for a clock that was set back', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    await stores.passphrase.try('wrong');
    clock.setWallTimeOff(-24 * 3_600_000);
    expect(await stores.passphrase.try(PASSPHRASE)).toEqual({ kind: 'wait', waitMs: 1_000 });
    clock.advance(1_000);
    expect(await stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'right' });
  });

  it('is none where none is set up', async () => {
    const { stores } = await openBed({ passphrase: 'none' });
    expect(await stores.passphrase.try('')).toEqual({ kind: 'none set up' });
  });
});

describe('what is sealed', () => {
  /** What the passphrase opens. */
  async function keyOf(file: PassphraseFile, passphrase = PASSPHRASE): Promise<SealingKey> {
    const key = await file.open(passphrase);
    if (key === undefined) throw new Error('That was not the passphrase.');
    return key;
  }

  it('opens with the passphrase, for what it was sealed for, after a restart too', async () => {
    const { stores } = await openBed();
    const sealed = (await keyOf(stores.file)).seal('the key of chief', 'odoo.example.com books chief');
    const kept = sealedSecret.parse(JSON.parse(JSON.stringify(sealed)));
    const again = await keyOf(stores.file);
    expect(again.open(kept, 'odoo.example.com books chief')).toBe('the key of chief');
    expect(again.open(kept, 'evil.example.com books chief')).toBeUndefined();
    expect(JSON.stringify(kept)).not.toContain('chief');
  });

  it('does not open with another passphrase, nor with the same one that was set anew', async () => {
    const { stores } = await openBed();
    const sealed = (await keyOf(stores.file)).seal('secret', 'about');
    await stores.file.set(PASSPHRASE, await stores.file.since());
    expect((await keyOf(stores.file)).open(sealed, 'about')).toBeUndefined();
  });

  it('cannot be opened with what lies on the disk', async () => {
    const { stores, root } = await openBed();
    const sealed = (await keyOf(stores.file)).seal('secret', 'about');
    const { check = '' } = JSON.parse(await readFile(join(root, 'approvals', 'passphrase'), 'utf8'));
    expect(new SealingKey(Buffer.from(String(check), 'base64')).open(sealed, 'about')).toBeUndefined();
  });

  it('opens whatever the text is, and not when a byte of it was changed', () => {
    const key = new SealingKey(Buffer.alloc(32, 7));
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
        fc.nat(),
        (secret, place) => {
          const sealed = key.seal(secret, 'about');
          expect(key.open(sealed, 'about')).toBe(secret);
          for (const part of ['nonce', 'tag', 'text'] as const) {
            const bytes = Buffer.from(sealed[part], 'base64');
            if (bytes.length === 0) continue;
            const at = place % bytes.length;
            bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
            expect(key.open({ ...sealed, [part]: bytes.toString('base64') }, 'about')).toBeUndefined();
          }
          expect(key.open({ ...sealed, tag: sealed.tag.slice(0, 4) }, 'about')).toBeUndefined();
        },
      ),
    );
  });
});
