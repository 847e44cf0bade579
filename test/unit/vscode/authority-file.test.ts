import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { authorityIn, authorityNames } from '../../../src/office/authority-file.ts';

const NOW = Date.UTC(2026, 10, 23);
const AUTHORITY = fixture('authority.pem');

const bytes = (text: string) => new TextEncoder().encode(text);
const judge = (text: string, name = 'our-authority.pem') => authorityIn(name, bytes(text), NOW);

describe('a file that was chosen as the certificate of an authority', () => {
  it.each([
    ['as PEM', bytes(AUTHORITY)],
    ['as PEM below what it says in words', bytes(`Subject: CN=Test authority\r\n${AUTHORITY}`)],
    ['as DER', new X509Certificate(AUTHORITY).raw],
    ['behind the certificate of a server', bytes(`${fixture('good.pem')}${AUTHORITY}`)],
    ['behind one that is over', bytes(`${fixture('expired-authority.pem')}${AUTHORITY}`)],
  ])('is taken %s, and nothing else of it is kept', (_, content) => {
    expect(authorityIn('ca.crt', content, NOW)).toEqual({ ok: true, value: AUTHORITY });
  });

  it('is called what it calls itself', () => {
    expect(authorityNames(AUTHORITY)).toBe('“Test authority”');
    expect(authorityNames(`${AUTHORITY}${fixture('self-signed.pem')}`)).toBe(
      '“Test authority”, “self-signed”',
    );
  });

  it.each([
    [
      'a private key',
      fixture('good.key'),
      /“our-authority.pem” holds a private key\. .* nothing of it was kept/,
    ],
    ['a private key with it', `${AUTHORITY}${fixture('good.key')}`, /holds a private key/],
    [
      'a text',
      'Dear colleague, here is the certificate.',
      /“our-authority.pem” is no certificate, or it is damaged/,
    ],
    ['nothing', '', /is no certificate, or it is damaged/],
    ['a damaged one', AUTHORITY.replace(/[A-Za-z]{20}/, 'AAAA'), /is no certificate, or it is damaged/],
    [
      'that of a server',
      fixture('good.pem'),
      /is the certificate of a server, “good”, and not that of the authority/,
    ],
    [
      'one that is over',
      fixture('expired-authority.pem'),
      /The certificate of “Old authority” in .* expired on 2021-01-01/,
    ],
  ])('is refused when it is %s, with what to do', (_, content, sentence) => {
    const judged = judge(content);
    expect(judged).toEqual({ ok: false, sentence: expect.stringMatching(sentence) });
    expect(judged).toEqual({ ok: false, sentence: expect.stringMatching(/ask whoever runs this Odoo for/i) });
  });

  it('is refused before its time', () => {
    const before = Date.parse(new X509Certificate(AUTHORITY).validFrom) - 1000;
    const sentence = expect.stringMatching(
      /“Test authority” .* is not valid before 20\d\d-\d\d-\d\d\. Check the clock/,
    );
    expect(authorityIn('ca.pem', bytes(AUTHORITY), before)).toEqual({ ok: false, sentence });
  });

  it('cannot put its name in place of the sentence', () => {
    const judged = judge('x', 'a\u202Egnp.pem\nIt is trusted.');
    expect(judged).toEqual({
      ok: false,
      sentence: expect.stringMatching(/^“a<U\+202E>gnp\.pem It is trusted\.” is no/),
    });
  });
});

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');
}
