import { describe, expect, it } from 'vitest';
import { keyPageUrl, wayToKeys } from '../../../src/vscode/connections/wizard/key-page.ts';

const at = (major: number) => ({
  origin: 'https://books.example.com',
  database: 'my books&co',
  version: { major, text: `${major}.0` },
});

describe('the page where a person makes an API key', () => {
  it('is their preferences, where it is known who they are', () => {
    expect(keyPageUrl({ ...at(19), user: 5 })).toBe(
      'https://books.example.com/odoo/action-base.action_res_users_my/5?db=my%20books%26co',
    );
    expect(keyPageUrl({ ...at(14), user: 5 })).toBe(
      'https://books.example.com/web?db=my%20books%26co#action=base.action_res_users_my&id=5&model=res.users&view_type=form',
    );
  });

  it('is the first page, where it is not', () => {
    expect(keyPageUrl(at(19))).toBe('https://books.example.com/odoo?db=my%20books%26co');
    expect(keyPageUrl(at(14))).toBe('https://books.example.com/web?db=my%20books%26co');
  });

  it('is found from there in the words of that Odoo', () => {
    expect(wayToKeys(at(19).version)).toContain('Add API Key');
    expect(wayToKeys(at(14).version)).toContain('New API Key');
  });
});
