import type { FormHints, PartnerForm } from '../../src/posting/partners/partner-form.ts';
import type { PartnerValues } from '../../src/posting/partners/partner-values.ts';

/** What the person makes of a form; undefined is giving up. */
export type Filling = (
  prefilled: PartnerValues,
  hints: FormHints,
  signal: AbortSignal,
) => Promise<PartnerValues | undefined>;

/** A person who fills contacts in as told beforehand, and leaves everything as it is where nothing was told. */
export class ScriptedForm implements PartnerForm {
  /** Every form that was shown, in order. */
  readonly shown: { readonly prefilled: PartnerValues; readonly hints: FormHints }[] = [];
  readonly #fillings: Filling[] = [];

  /** Says what to make of the next form that was not told about yet. */
  willFill(...fillings: Filling[]): void {
    this.#fillings.push(...fillings);
  }

  /** Says what the person changes in the next form. */
  willChange(changes: Partial<PartnerValues>): void {
    this.willFill((prefilled) => Promise.resolve({ ...prefilled, ...changes }));
  }

  async fill(
    prefilled: PartnerValues,
    hints: FormHints,
    signal: AbortSignal,
  ): Promise<PartnerValues | undefined> {
    this.shown.push({ prefilled, hints });
    const filling = this.#fillings.shift();
    return filling === undefined ? prefilled : filling(prefilled, hints, signal);
  }
}
