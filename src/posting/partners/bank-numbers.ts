/** How long an IBAN of each country is (SWIFT's IBAN registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, BY: 28, CH: 21 },
  ...{ CR: 22, CY: 28, CZ: 24, DE: 22, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FO: 18, FR: 27 },
  ...{ GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26 },
  ...{ IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22 },
  ...{ MK: 19, MR: 27, MT: 31, MU: 30, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24 },
  ...{ RS: 22, SA: 24, SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20 },
};

/** Countries whose account numbers have no letters, before one that has: no IBAN, whatever its check digits. */
const NO_ACCOUNT_NUMBER =
  /^(?:AE|AT|BA|BE|CR|CZ|DE|DK|EE|ES|FI|FO|GL|HR|HU|IL|IS|LT|ME|NO|PL|PT|RS|SE|SI|SK|TN|XK)(?!\d+$)/;

/**
 * Whether an IBAN is written somewhere in a text, with or without spaces. An account to pay to is what a swindler
 * wants changed, so none is taken from an agent, in whatever field it hides.
 */
export function holdsBankNumber(text: string): boolean {
  const written = text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return [...written.matchAll(/[A-Z]{2}(?=\d{2})/g)].some(({ index, 0: country }) => {
    const length = IBAN_LENGTHS[country] ?? 0;
    const number = written.slice(index, index + length);
    return length > 0 && number.length === length && isIban(number);
  });
}

function isIban(number: string): boolean {
  return /^[A-Z0-9]+$/.test(number) && !NO_ACCOUNT_NUMBER.test(number) && hasGoodCheckDigits(number);
}

/** ISO 13616: the first four characters to the end, letters as two digits; the remainder by 97 is 1. */
function hasGoodCheckDigits(iban: string): boolean {
  const turned = `${iban.slice(4)}${iban.slice(0, 4)}`;
  const digits = turned.replace(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`);
  return BigInt(digits) % 97n === 1n;
}
