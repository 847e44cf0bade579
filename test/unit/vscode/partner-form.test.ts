import { describe, expect, it } from 'vitest';
import type { FormHints } from '../../../src/posting/partners/partner-form.ts';
import type { PartnerValues } from '../../../src/posting/partners/partner-values.ts';
import { PartnerInputs } from '../../../src/vscode/partners/partner-form.ts';
import type { ChoiceQuestion } from '../../../src/vscode/steps/ask-choice.ts';
import type { TextQuestion } from '../../../src/vscode/steps/ask-text.ts';
import type { StepOutcome } from '../../../src/vscode/steps/multi-step.ts';

type Typed = string | { readonly press: 'Enter' | 'Back' | 'Escape' };

const enter: Typed = { press: 'Enter' };

/** A window in which a person types as told, and presses Enter on what is there where nothing is told. */
class ScriptedWindow {
  /** "1/4 New Contact in Odoo: Name = Acme": every input that was shown. */
  readonly shown: string[] = [];
  readonly prompts: string[] = [];
  readonly refused: string[] = [];
  readonly choices: (readonly string[])[] = [];
  readonly #typed: Typed[];

  constructor(...typed: Typed[]) {
    this.#typed = typed;
  }

  readonly askText = async <T>(question: TextQuestion<T>): Promise<StepOutcome<T>> => {
    this.prompts.push(question.prompt);
    for (;;) {
      const next = this.#show(question);
      if (typeof next !== 'string') return next;
      const judged = await question.judge(next, new AbortController().signal);
      if (judged.ok) return { kind: 'next', value: judged.value };
      this.refused.push(judged.sentence);
    }
  };

  readonly askChoice = (question: ChoiceQuestion): Promise<StepOutcome<string>> => {
    this.choices.push(question.choices);
    const next = this.#show(question);
    return Promise.resolve(typeof next === 'string' ? { kind: 'next', value: next } : next);
  };

  #show(question: Pick<ChoiceQuestion, 'title' | 'place' | 'value' | 'signal'>) {
    const { title, place, value, signal } = question;
    this.shown.push(`${place.number}/${place.total} ${title} = ${value}`);
    const next = signal?.aborted === true ? { press: 'Escape' } : (this.#typed.shift() ?? enter);
    if (typeof next === 'string') return next;
    if (next.press === 'Back') return { kind: 'back' } as const;
    return next.press === 'Escape' ? ({ kind: 'cancelled' } as const) : value;
  }
}

const hints: FormHints = {
  warnings: [],
  countries: new Map([
    ['AT', 'Austria'],
    ['DE', 'Germany'],
  ]),
  isDemo: false,
};
const acme: PartnerValues = { name: 'Acme', isCompany: true, city: 'Berlin', country: 'DE' };
const waiting = new AbortController().signal;

const fill = async (window: ScriptedWindow, prefilled = acme, signal = waiting, more = {}) =>
  new PartnerInputs(window).fill(prefilled, { ...hints, ...more }, signal);

describe('the form for a new contact', () => {
  it('shows every value that was proposed, and asks for name, kind, VAT number and country in any case', async () => {
    const window = new ScriptedWindow();
    expect(await fill(window)).toEqual(acme);
    expect(window.shown).toEqual([
      '1/5 New Contact in Odoo: Name = Acme',
      '2/5 New Contact in Odoo: Kind = A company',
      '3/5 New Contact in Odoo: VAT number = ',
      '4/5 New Contact in Odoo: City = Berlin',
      '5/5 New Contact in Odoo: Country = Germany (DE)',
    ]);
    expect(window.choices).toEqual([
      ['A company', 'A person'],
      ['No country', 'Austria (AT)', 'Germany (DE)'],
    ]);
  });

  it('brings back what the person typed, cleaned, and without what the person emptied', async () => {
    const window = new ScriptedWindow('Acme\u202E Freight ', 'A person', 'DE136695976', '', 'Austria (AT)');
    expect(await fill(window)).toEqual({
      ...{ name: 'Acme Freight', isCompany: false, vat: 'DE136695976', country: 'AT' },
      city: undefined,
    });
  });

  it('brings back no country where the person wants none', async () => {
    const window = new ScriptedWindow(enter, enter, enter, enter, 'No country');
    expect((await fill(window))?.country).toBeUndefined();
  });

  it('asks again for what cannot be saved, and says why', async () => {
    const window = new ScriptedWindow('', 'DE89370400440532013000', 'Acme AG');
    expect((await fill(window))?.name).toBe('Acme AG');
    expect(window.refused).toEqual([
      'Name: a contact needs a name.',
      'Name: this holds a bank account number. Bank accounts are entered in Odoo, by a person.',
    ]);
  });

  it('goes back with what was typed', async () => {
    const window = new ScriptedWindow('Acme AG', { press: 'Back' }, 'Acme SE');
    expect((await fill(window))?.name).toBe('Acme SE');
    expect(window.shown[2]).toBe('1/5 New Contact in Odoo: Name = Acme AG');
  });

  it('brings nothing back when the person gives up, or nobody waits any more', async () => {
    expect(await fill(new ScriptedWindow(enter, { press: 'Escape' }))).toBeUndefined();
    expect(await fill(new ScriptedWindow(), acme, AbortSignal.abort())).toBeUndefined();
  });

  it('tells with the first question what is odd, and nothing of it can be pressed', async () => {
    const window = new ScriptedWindow();
    const warnings = ['A similar name is there: “[Acme](command:evil)” (id 7)'];
    await fill(window, acme, waiting, { warnings, isDemo: true });
    expect(window.prompts[0]).toBe(
      'Name, as it stands on its invoices. ⚠ A similar name is there: “[Acme] (command:evil)” (id 7).',
    );
    expect(window.shown[0]).toBe('1/5 DEMO: New Contact in Odoo: Name = Acme');
  });
});
