import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doubtOfAuthority } from '../../../src/vscode/connections/wizard/authority-in-workspace.ts';

const pem = readFileSync(new URL('../../fixtures/tls/authority.pem', import.meta.url), 'utf8');

describe('the file of an authority that the person chooses', () => {
  it('is in doubt in a folder of the window: agents can write there', () => {
    const doubt = doubtOfAuthority({ path: '/home/ada/books/ca/root.pem', pem }, ['/home/ada/books']);
    expect(doubt).toMatch(
      /^“\/home\/ada\/books\/ca\/root\.pem” lies in a folder of this window, .* certificate of “.+”\. Trust it only if you put it there yourself\.$/,
    );
  });

  it.each([
    ['beside it', '/home/ada/books-of-others/root.pem'],
    ['above it', '/home/ada/root.pem'],
    ['where the system keeps them', '/etc/ssl/root.pem'],
  ])('is in none %s', (_, path) => {
    expect(doubtOfAuthority({ path, pem }, ['/home/ada/books'])).toBeUndefined();
  });
});
