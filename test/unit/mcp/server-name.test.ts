import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverInstructions, serverName } from '../../../src/mcp/server-name.ts';

describe('what the server of a connection calls itself', () => {
  it('is a constant where there is one connection, and another one for the demo company', () => {
    expect(serverName({ isDemo: false })).toEqual({ name: 'odoo', title: 'Odoo' });
    expect(serverName({ isDemo: true, name: 'Live' })).toEqual({ name: 'odoo-demo', title: 'Odoo (demo)' });
  });

  it('begins with the person’s own name for it, so that a model can tell two apart by their tools', () => {
    expect(serverName({ isDemo: false, name: 'Live' }).title).toBe('Odoo Live');
  });

  it.each([
    ['Lindenhof, live', 'Odoo Lin live'],
    ['Lindenhof, test', 'Odoo Lin test'],
    ['Second books', 'Odoo Sec book'],
    ['books.example.com', 'Odoo books.ex'],
    ['127.0.0.1:8069', 'Odoo 127.0.0'],
    ['other at books.example.com', 'Odoo oth book'],
    ['Books of 2026 (old)', 'Odoo Boo (old'],
    ['— — — — — — —', 'Odoo'],
  ])('has the beginning and the last word of a long one: %s', (name, title) => {
    expect(serverName({ isDemo: false, name }).title).toBe(title);
  });

  it('is never longer than VS Code takes whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(Array.from(serverName({ isDemo: false, name }).title).length).toBeLessThanOrEqual(13);
      }),
    );
  });
});

describe('what it says of itself', () => {
  it('ends with the whole name, in quotation marks that the name cannot end', () => {
    expect(serverInstructions('Drafts.', { isDemo: false })).toBe('Drafts.');
    expect(serverInstructions('Drafts.', { isDemo: false, name: 'Live "1"' })).toBe(
      'Drafts. These are the books that the person calls "Live \\"1\\"".',
    );
    expect(serverInstructions('Drafts.', { isDemo: true })).toContain('nothing in it is real');
  });
});
