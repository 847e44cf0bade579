import { describe, expect, it } from 'vitest';
import { mendingCommand } from '../../../src/vscode/mending-command.ts';
import { BOOKS, DEMO } from '../../support/some-connections.ts';

describe('what is offered beside a problem', () => {
  it.each(['secret_missing', 'wrong_credentials', 'credentials_expired'] as const)(
    'is another key of the connection where it is %s',
    (code) => {
      expect(mendingCommand(code, BOOKS)).toEqual({
        command: 'mcpOdoo.enterNewKey',
        title: 'Enter New Key...',
        arguments: ['books.example.com'],
      });
    },
  );

  it.each(['posting_key_missing', 'posting_key_refused', 'posting_needs_another_user'] as const)(
    'is another key for posting where it is %s',
    (code) => {
      expect(mendingCommand(code, BOOKS)?.title).toBe('Set Key for Posting...');
    },
  );

  it('is connecting where nothing is connected', () => {
    expect(mendingCommand('not_connected', undefined)?.title).toBe('Connect...');
  });

  it('is nothing where that would not help: of the demo company, of no connection, of other problems', () => {
    expect(mendingCommand('secret_missing', DEMO)).toBeUndefined();
    expect(mendingCommand('secret_missing', undefined)).toBeUndefined();
    expect(mendingCommand('changed_since_review', BOOKS)).toBeUndefined();
  });
});
