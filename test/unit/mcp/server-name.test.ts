import { describe, expect, it } from 'vitest';
import { serverInstructions, serverName } from '../../../src/mcp/server-name.ts';

describe('what the server of a connection calls itself', () => {
  it('is a constant where there is one connection, and another one for the demo company', () => {
    expect(serverName({ isDemo: false })).toEqual({ name: 'odoo', title: 'Odoo' });
    expect(serverName({ isDemo: true, shortName: 'Live' })).toEqual({
      ...{ name: 'odoo-demo', title: 'Odoo (demo)' },
    });
  });

  it('has what stands for the person’s own name, so that a model can tell two apart by their tools', () => {
    expect(serverName({ isDemo: false, shortName: 'Live' }).title).toBe('Odoo Live');
    expect(serverName({ isDemo: false, shortName: '' }).title).toBe('Odoo');
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
