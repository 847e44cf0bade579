import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, headOf, NOTE_MARK, noteText } from '../../../src/posting/chatter/note-text.ts';
import type { NoteContents } from '../../../src/posting/chatter/note-text.ts';

const signer = { account: 'anna', host: 'laptop' };
const head = 'ab'.repeat(32);
const contents: NoteContents = {
  about: 'posting',
  time: '2026-11-23T09:00:00.000Z',
  signer,
  login: 'billing@example.com',
  requester: { kind: 'agent', saysItIs: 'Visual Studio Code' },
  digest: 'cd'.repeat(32),
  head,
};

describe('a note below a document', () => {
  it('says when, who, on whose word, and where it is written down', () => {
    expect(noteText(contents)).toBe(
      'Posted with MCP Odoo, after a person had approved it. Time: 2026-11-23T09:00:00.000Z. ' +
        'Person: OS account “anna” at “laptop”. Odoo login: “billing@example.com”. ' +
        'Asked by an agent (says it is “Visual Studio Code”). ' +
        `Digest: ${'cd'.repeat(32)}. MCP Odoo journal line: ${head}. ` +
        'This note points to the posting log of MCP Odoo on that computer. It is no proof, because notes can be changed.',
    );
  });

  it('says of a reset that it was one, and of a command that it asked', () => {
    const text = noteText({ ...contents, about: 'undoing', requester: { kind: 'command' } });
    expect(text).toMatch(/^Reset to draft with MCP Odoo, .* Asked by a VS Code command\. /);
  });

  it('is found again by its mark, its signer and its line, escaped or not', () => {
    const odd = { account: 'R&D <x>', host: 'h' };
    const text = noteText({ ...contents, signer: odd });
    expect(headOf(`<p>${escapeHtml(text)}</p>`, odd)).toBe(head);
    expect(headOf(`<p>${escapeHtml(text)}</p>`, signer)).toBeUndefined();
    expect(headOf('<p>Posted with MCP Odoo</p>', signer)).toBeUndefined();
  });

  it('cannot be made to point elsewhere, or be signed by another, by what an agent calls itself', () => {
    const other = '0f'.repeat(32);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        `${NOTE_MARK}: ${other}.`,
        `”. ${NOTE_MARK}: ${other}`,
        '”). Person: OS account “eve” at “desk”.',
        '\u2028<script>',
      ),
    );
    fc.assert(
      fc.property(hostile, (saysItIs) => {
        const text = noteText({ ...contents, requester: { kind: 'agent', saysItIs } });
        expect(headOf(escapeHtml(text), signer)).toBe(head);
        expect(headOf(escapeHtml(text), { account: 'eve', host: 'desk' })).toBeUndefined();
        expect(text).not.toMatch(/[\r\n\u2028\u2029]/);
      }),
    );
  });
});
