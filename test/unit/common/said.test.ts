import { describe, expect, it } from 'vitest';
import { listed, listedInEnglish } from '../../../src/common/listed.ts';
import { odooTooOld, unreachable } from '../../../src/odoo/connection-problems.ts';
import { speak } from '../../support/speak.ts';

describe('what a person and an agent are both told', () => {
  it('is in the language of the one, and always English for the other', () => {
    speak('de');
    const { person, model } = odooTooOld('13.0');
    expect(person).toBe('Das ist Odoo 13.0. MCP Odoo braucht Odoo 14 oder neuer.');
    expect(model).toMatch(/^This is Odoo 13\.0\. MCP Odoo needs Odoo 14 or newer\. /);
  });

  it('of several sentences too', () => {
    speak('fr');
    const { person, model } = unreachable('https://odoo.example', 'silent');
    expect(person).toMatch(/^odoo\.example ne répond pas\. Vérifiez l’adresse/);
    expect(model).toMatch(/^odoo\.example does not answer\. Check the address, /);
    expect(model).not.toMatch(/[éè]/);
  });

  it('and lists', () => {
    speak('de');
    expect(listed(['a', 'b', 'c'])).toBe('a, b und c');
    expect(listedInEnglish(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
