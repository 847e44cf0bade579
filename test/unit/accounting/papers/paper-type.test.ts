import { describe, expect, it } from 'vitest';
import { paperType } from '../../../../src/accounting/papers/paper-type.ts';
import { cii, ubl } from '../../../support/e-invoices.ts';
import { JPEG, pdf, png } from '../../../support/papers.ts';

const text = (content: string) => new Uint8Array(Buffer.from(content));
const seems = (content: string | Uint8Array) => {
  const found = paperType(typeof content === 'string' ? text(content) : content);
  return 'seems' in found ? found.seems.english : `taken as ${found.type}`;
};

describe('the type of a paper', () => {
  it('is told by its content', async () => {
    expect(paperType(await pdf({}))).toEqual({ type: 'pdf' });
    expect(paperType(png())).toEqual({ type: 'png' });
    expect(paperType(JPEG)).toEqual({ type: 'jpeg' });
    expect(paperType(text(cii()))).toEqual({ type: 'xml' });
    expect(paperType(text(ubl({ isCreditNote: true })))).toEqual({ type: 'xml' });
  });

  it('is told whatever stands before it: a byte order mark, blanks, UTF-16', () => {
    expect(paperType(text('\ufeff %PDF-1.4'))).toEqual({ type: 'pdf' });
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(cii().replace('UTF-8', 'UTF-16'), 'utf16le'),
    ]);
    expect(paperType(new Uint8Array(utf16))).toEqual({ type: 'xml' });
  });

  const others: [string, string | Uint8Array, string][] = [
    ['an SSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk', 'a private key'],
    ['an RSA key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'a private key'],
    ['an encrypted key', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE', 'a private key'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIE', 'a key or a certificate'],
    ['a public key', 'ssh-ed25519 AAAA me@host', 'a key or a certificate'],
    ['settings', 'ODOO_PASSWORD=hunter2\n', 'plain text'],
    ['a key with a PDF behind it', `hunter2\n${' '.repeat(40)}%PDF-1.7`, 'plain text'],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'an archive or an Office document'],
    ['a web page', '<!DOCTYPE html><p>', 'a web page'],
    ['other XML', '<settings><password>hunter2</password></settings>', 'no electronic invoice'],
    ['broken XML', '<Invoice', 'no electronic invoice'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2]), 'a program'],
    ['a script', '#!/bin/sh\n', 'a program'],
    ['a GIF', 'GIF89a', 'neither PNG nor JPEG'],
    ['nothing known', new Uint8Array([1, 0, 2, 0, 3]), 'data of an unknown kind'],
  ];
  it.each(others)('%s is no paper, and not quoted', (_name, content, what) => {
    expect(seems(content)).toContain(what);
    expect(seems(content)).not.toMatch(/hunter2|MII|AAAA/);
  });
});
