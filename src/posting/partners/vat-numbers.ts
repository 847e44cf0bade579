import { t } from '@vscode/l10n';

/** What a VAT number of one country looks like, without its prefix and with letters and digits alone. */
interface VatForm {
  /** Other than the country's own code. */
  readonly prefix?: string;
  readonly shape: RegExp;
  /** Whether its check digits are right; only of numbers that have the shape. */
  readonly check?: (number: string) => boolean;
}

/**
 * The forms of the European Union (European Commission, VIES, "VAT number formats"), of Great Britain, Northern Ireland,
 * Norway and Switzerland; check digits where they are simple. Whether a number is in use, only VIES knows.
 */
const FORMS: Readonly<Record<string, VatForm>> = {
  AT: { shape: /^U\d{8}$/, check: (number) => isAustrian(number.slice(1)) },
  BE: {
    shape: /^[01]\d{9}$/,
    check: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)),
  },
  BG: { shape: /^\d{9,10}$/ },
  CH: { prefix: 'CHE', shape: /^\d{9}(?:MWST|TVA|IVA|)$/, check: isSwiss },
  CY: { shape: /^\d{8}[A-Z]$/ },
  CZ: { shape: /^\d{8,10}$/ },
  DE: { shape: /^\d{9}$/, check: isMod11Mod10 },
  DK: {
    shape: /^\d{8}$/,
    check: (number) => weighed(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  },
  EE: {
    shape: /^\d{9}$/,
    check: (number) => weighed(number, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
  },
  ES: { shape: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/ },
  FI: {
    shape: /^\d{8}$/,
    check: (number) => weighed(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0,
  },
  FR: { shape: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, check: isFrench },
  GB: { shape: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/ },
  GR: { prefix: 'EL', shape: /^\d{9}$/ },
  HR: { shape: /^\d{11}$/, check: isMod11Mod10 },
  HU: {
    shape: /^\d{8}$/,
    check: (number) => weighed(number, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0,
  },
  IE: { shape: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/ },
  IT: { shape: /^\d{11}$/, check: hasLuhn },
  LT: { shape: /^(?:\d{9}|\d{12})$/ },
  LU: {
    shape: /^\d{8}$/,
    check: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)),
  },
  LV: { shape: /^\d{11}$/ },
  MT: { shape: /^\d{8}$/ },
  NL: { shape: /^\d{9}B\d{2}$/, check: isDutch },
  NO: { shape: /^\d{9}(?:MVA|)$/ },
  PL: {
    shape: /^\d{10}$/,
    check: (number) => weighed(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9]),
  },
  PT: { shape: /^[1-9]\d{8}$/ },
  RO: { shape: /^[1-9]\d{1,9}$/ },
  SE: { shape: /^\d{10}01$/, check: (number) => hasLuhn(number.slice(0, 10)) },
  SI: { shape: /^\d{8}$/ },
  SK: { shape: /^\d{10}$/, check: (number) => BigInt(number) % 11n === 0n },
  XI: { shape: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/ },
};

/** "Germany's" */
function whoseForm(code: string): string {
  switch (code) {
    case 'AT':
      return t`Austria's`;
    case 'BE':
      return t`Belgium's`;
    case 'BG':
      return t`Bulgaria's`;
    case 'CH':
      return t`Switzerland's`;
    case 'CY':
      return t`Cyprus's`;
    case 'CZ':
      return t`Czechia's`;
    case 'DE':
      return t`Germany's`;
    case 'DK':
      return t`Denmark's`;
    case 'EE':
      return t`Estonia's`;
    case 'ES':
      return t`Spain's`;
    case 'FI':
      return t`Finland's`;
    case 'FR':
      return t`France's`;
    case 'GB':
      return t`Great Britain's`;
    case 'GR':
      return t`Greece's`;
    case 'HR':
      return t`Croatia's`;
    case 'HU':
      return t`Hungary's`;
    case 'IE':
      return t`Ireland's`;
    case 'IT':
      return t`Italy's`;
    case 'LT':
      return t`Lithuania's`;
    case 'LU':
      return t`Luxembourg's`;
    case 'LV':
      return t`Latvia's`;
    case 'MT':
      return t`Malta's`;
    case 'NL':
      return t`the Netherlands'`;
    case 'NO':
      return t`Norway's`;
    case 'PL':
      return t`Poland's`;
    case 'PT':
      return t`Portugal's`;
    case 'RO':
      return t`Romania's`;
    case 'SE':
      return t`Sweden's`;
    case 'SI':
      return t`Slovenia's`;
    case 'SK':
      return t`Slovakia's`;
    case 'XI':
      return t`Northern Ireland's`;
    default:
      return code;
  }
}

/**
 * What is odd about a VAT number. A warning, never a refusal: forms change, and numbers of other countries exist.
 * @param country ISO 3166 code of the partner's country, if it is known
 * @returns a sentence, or undefined when there is nothing to say
 */
export function vatWarning(vat: string, country: string | undefined): string | undefined {
  const written = vat.toUpperCase().replace(/[^A-Z0-9+*]/g, '');
  const ofPrefix = Object.keys(FORMS).find((code) => {
    return written.startsWith(prefixOf(code)) && /\d/.test(written.slice(prefixOf(code).length));
  });
  const code = ofPrefix ?? country;
  const form = code === undefined ? undefined : FORMS[code];
  if (code === undefined || form === undefined) return undefined;
  const prefix = prefixOf(code);
  const number = written.startsWith(prefix) ? written.slice(prefix.length) : written;
  const whose = whoseForm(code);
  if (!form.shape.test(number)) return t`The VAT number does not fit ${whose} form.`;
  if (form.check?.(number) === false)
    return t`The VAT number has ${whose} form, but its check digits are wrong: a digit may be mistyped.`;
  // A partner may well be registered for VAT in another country than the one it sits in.
  const isElsewhere = country !== undefined && ofPrefix !== undefined && country !== ofPrefix;
  return isElsewhere ? t`The VAT number is ${whose}, the address is not.` : undefined;
}

function prefixOf(code: string): string {
  return FORMS[code]?.prefix ?? code;
}

function digitsOf(number: string): number[] {
  return Array.from(number, Number);
}

function weighed(number: string, weights: readonly number[]): number {
  const digits = digitsOf(number);
  return weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0);
}

/** ISO 7064, MOD 11,10. */
function isMod11Mod10(number: string): boolean {
  let rest = 10;
  for (const digit of digitsOf(number.slice(0, -1))) {
    const sum = (rest + digit) % 10;
    rest = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - rest) % 10 === Number(number.at(-1));
}

function hasLuhn(number: string): boolean {
  return luhnSum(number) % 10 === 0;
}

/** Every second digit from the right counts twice, and its own digits then. */
function luhnSum(number: string): number {
  return digitsOf(number)
    .reverse()
    .reduce((sum, digit, place) => {
      const counted = place % 2 === 1 ? digit * 2 : digit;
      return sum + (counted > 9 ? counted - 9 : counted);
    }, 0);
}

/** The Austrian form of Luhn's: every second of the digits before counts twice, and four more are added. */
function isAustrian(number: string): boolean {
  return (luhnSum(number.slice(0, -1)) + 4 + Number(number.at(-1))) % 10 === 0;
}

/** The old numbers of companies keep the eleven test; those of sole traders, since 2020, the one of IBANs. */
function isDutch(number: string): boolean {
  const isOld = weighed(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(number[8]);
  const digits = `NL${number}`.replace(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`);
  return isOld || BigInt(digits) % 97n === 1n;
}

/** The key of new-style numbers has letters, and a check of its own that is not worth a warning. */
function isFrench(number: string): boolean {
  const [key, siren] = [number.slice(0, 2), number.slice(2)];
  if (!/^\d{2}$/.test(key) || siren === '000000000') return true;
  return (12 + 3 * (Number(siren) % 97)) % 97 === Number(key);
}

function isSwiss(number: string): boolean {
  const check = (11 - (weighed(number, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11;
  return check === Number(number[8]);
}
