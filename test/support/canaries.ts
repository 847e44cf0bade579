import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';

/** The password of every scripted session: where it shows up, it leaked. */
export const CANARY = 'canary-secret-5eb63bbbe01eeed0';

/** So many characters in a row of a secret are a leak: what was cut may have been cut in the middle of it. */
const TELLING = 10;

/**
 * Which of these secrets can be read from a thing: an error, an answer, a text, a list of them. They are looked for as
 * they are, in base64 and in hexadecimal, whole or in part. A secret with characters that are written differently in
 * JSON, HTML or an address is found by the longest run of it that is not.
 * @returns one line for each secret and form in which it was found
 */
export function leaksIn(thing: unknown, secrets: readonly string[]): string[] {
  const text = (typeof thing === 'string' ? thing : everythingIn(thing)).toLowerCase();
  return secrets.flatMap((secret) =>
    Object.entries(formsOf(secret)).flatMap(([form, written]) =>
      holdsPartOf(written.toLowerCase(), text) ? [`${secret} ${form}`] : [],
    ),
  );
}

/**
 * The same for every file in a folder and its folders.
 * @param except names of the files whose business it is to hold a secret
 */
export function leaksInFolder(
  folder: string,
  secrets: readonly string[],
  except: readonly string[] = [],
): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !except.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) =>
      leaksIn(`${path}\n${readFileSync(path, 'latin1')}`, secrets).map(
        (leak) => `${relative(folder, path)}: ${leak}`,
      ),
    );
}

/** Everything that a careless logger could print of a thing, hidden properties and causes included. */
export function everythingIn(thing: unknown): string {
  const causes: unknown[] = [];
  for (let each = thing; each instanceof Error && !causes.includes(each); each = each.cause)
    causes.push(each);
  return [thing, ...causes]
    .flatMap((each) => [
      inspect(each, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null }),
      inspect(each, { depth: 10, showHidden: true, getters: true, customInspect: false }),
      asJson(each),
      each instanceof Error ? (each.stack ?? '') : '',
    ])
    .join('\n');
}

function asJson(thing: unknown): string {
  const above: unknown[] = [];
  const text: unknown = JSON.stringify(thing, function (this: unknown, _key, value: unknown) {
    while (above.length > 0 && above.at(-1) !== this) above.pop();
    if (above.includes(value)) return 'again';
    above.push(value);
    return value instanceof Map || value instanceof Set ? [...value] : value;
  });
  return typeof text === 'string' ? text : '';
}

/** In which an attentive reader would recognise it. */
function formsOf(secret: string): Record<string, string> {
  const plain = secret.split(/[^\w-]+/).toSorted((one, other) => other.length - one.length)[0] ?? '';
  if (plain.length < TELLING) throw new Error(`Nothing of ${secret} is long enough to be found again.`);
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and the last group hold bits of what stands beside it.
    return shifted.replace(/=+$/, '').slice(4, -4);
  });
  const hex = bytes.toString('hex');
  return {
    'as it is': plain,
    'in base64': base64[0] ?? '',
    'in base64, after one byte': base64[1] ?? '',
    'in base64, after two bytes': base64[2] ?? '',
    'in hexadecimal': hex,
    'as bytes': hex.replaceAll(/..(?!$)/g, '$& '),
  };
}

/** Whether any part that is long enough to tell is in a text. Hexadecimal digits say half as much each. */
function holdsPartOf(written: string, text: string): boolean {
  if (written.length < TELLING) return false;
  const length = Math.min(written.length, /^[\da-f ]*$/.test(written) ? TELLING * 2 : TELLING);
  // Wherever a telling part begins, one of these lies within it: few are to be looked for where there is none.
  const half = Math.ceil(length / 2);
  const halves = partsOf(written, half, half);
  return (
    halves.some((part) => text.includes(part)) &&
    partsOf(written, length, 1).some((part) => text.includes(part))
  );
}

/** All parts of this length that begin so many characters after each other. */
function partsOf(written: string, length: number, step: number): string[] {
  const count = Math.floor((written.length - length) / step) + 1;
  return Array.from({ length: count }, (_, index) => written.slice(index * step, index * step + length));
}
