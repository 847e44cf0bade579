import { lettersAndDigits, retyped } from './fold.ts';
import { parseName } from './name.ts';
import type { Name } from './name.ts';

/** What a record is known by, as Odoo has it. */
export interface Identifiers {
  /** Its name, and what else it is called: "Azure Interior, Brandon Freeman". */
  readonly names: readonly string[];
  /** What is written in one way: e-mail addresses, codes. */
  readonly codes?: readonly (string | undefined)[];
  /** What counts by its letters and digits alone: VAT numbers, numbers of documents. */
  readonly numbers?: readonly (string | undefined)[];
}

/** The same, made ready to be compared with what is asked for. */
export interface Known {
  readonly written: readonly string[];
  readonly names: readonly Name[];
  readonly codes: readonly string[];
  readonly numbers: readonly string[];
}

/** @param hasLegalForm whether names of this kind end with legal forms */
export function knownBy(identifiers: Identifiers, hasLegalForm: boolean): Known {
  const codes = identifiers.codes?.filter((code) => code !== undefined) ?? [];
  const numbers = identifiers.numbers?.filter((number) => number !== undefined) ?? [];
  return {
    written: [...identifiers.names, ...codes, ...numbers].map(retyped),
    names: identifiers.names.map((name) => parseName(name, hasLegalForm)),
    codes: codes.map(retyped),
    numbers: numbers.map(lettersAndDigits),
  };
}
