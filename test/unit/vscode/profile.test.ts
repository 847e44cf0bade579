import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProfiles, secretKey } from '../../../src/vscode/connections/profile.ts';

const sound = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: false,
};

describe('profiles read back from storage', () => {
  it('are as they were stored', () => {
    const pinned = {
      ...sound,
      name: 'Other',
      database: 'other',
      protocol: 'json-rpc',
      certificateAuthority: '-----BEGIN',
    };
    expect(parseProfiles(structuredClone([sound, pinned]))).toEqual([sound, pinned]);
  });

  it.each([
    ['an address with a path', { origin: 'https://books.example.com/odoo' }],
    ['an address with a password', { origin: 'https://anna:secret@books.example.com' }],
    ['another kind of address', { origin: 'file:///etc' }],
    ['plain http that nobody agreed to', { origin: 'http://books.example.com' }],
    ['plain http with something like a yes', { origin: 'http://books.example.com', allowPlainHttp: 'true' }],
    ['no database', { database: '' }],
    ['a login that is no text', { login: 7 }],
    ['somebody trusted who cannot be read', { certificateAuthority: 7 }],
  ])('are left out with %s', (_, change) => {
    expect(parseProfiles([{ ...sound, ...change }, sound])).toEqual([sound]);
  });

  it('carry nothing that was not asked for', () => {
    expect(parseProfiles([{ ...sound, protocol: 'telnet', secret: 'x' }])).toEqual([sound]);
  });

  it('never throw, whatever is in the storage', () => {
    fc.assert(fc.property(fc.anything(), (stored) => parseProfiles(stored).length >= 0));
  });
});

describe("a connection's secret", () => {
  it('is kept under a name that no other origin, database and login share', () => {
    const connection = fc.record({ origin: fc.string(), database: fc.string(), login: fc.string() });
    fc.assert(
      fc.property(connection, connection, (one, other) => {
        const isSame =
          one.origin === other.origin && one.database === other.database && one.login === other.login;
        expect(secretKey(one) === secretKey(other)).toBe(isSame);
      }),
    );
  });
});
