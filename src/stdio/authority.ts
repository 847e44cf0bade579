import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { errorCode } from '../journal/file-errors.ts';
import { authorityIn } from '../office/authority-file.ts';
import { CannotStart } from './cannot-start.ts';
import type { GuardedFile } from './exposed-secrets.ts';

/** Larger than any list of authorities. */
const MOST_BYTES = 1_000_000;

/** An authority, and the file that it was read from. */
export interface ReadAuthority {
  readonly pem: string;
  readonly file: GuardedFile;
}

/**
 * The authority that alone is believed about who answers at the address.
 * @param path of its certificate, as `ODOO_CA_FILE` says; a whole one, because whoever starts the program chooses its folder
 * @param now milliseconds since 1970
 * @throws CannotStart
 */
export async function readAuthority(path: string, now: number): Promise<ReadAuthority> {
  if (!isAbsolute(path))
    throw new CannotStart(
      'ODOO_CA_FILE has to be a whole path: what another one names depends on where the program is started.',
    );
  const judged = authorityIn(basename(path), await contentOf(path), now);
  if (!judged.ok) throw new CannotStart(`ODOO_CA_FILE will not do. ${judged.sentence}`);
  // It is no secret: everybody may read it.
  const file = {
    name: 'ODOO_CA_FILE',
    path: await realpath(path),
    holds: 'authority',
    isExposed: false,
  } as const;
  return { pem: judged.value, file };
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return (await stat(path)).size > MOST_BYTES ? new Uint8Array() : await readFile(path);
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === undefined) throw thrown;
    throw new CannotStart(
      code === 'ENOENT'
        ? 'The file of ODOO_CA_FILE does not exist.'
        : 'The file of ODOO_CA_FILE cannot be read.',
    );
  }
}
