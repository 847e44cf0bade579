import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import { idOf, moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import type { Paper } from './paper.ts';

/** A file that was uploaded and not put anywhere has no document. */
const rows = z.array(z.object({ id: z.int(), res_id: z.union([z.int(), z.literal(false)]) }));

/** More documents with one file are not told. */
const MOST = 20;

interface Context {
  readonly allowed_company_ids: number[];
}

/** The documents that this user may see and that have the same file, the newest first. */
export async function documentsWith(
  client: OdooClient,
  paper: Pick<Paper, 'sha1'>,
  context: Context,
  signal?: AbortSignal,
): Promise<readonly MoveHandle[]> {
  const found = await search(client, [['checksum', '=', paper.sha1]], context, signal);
  return [
    ...new Set(
      found.flatMap((row) => (row.res_id === false || row.res_id === 0 ? [] : [moveHandle(row.res_id)])),
    ),
  ];
}

/** Odoo's id of the file on a document, if it hangs there. */
export async function fileOn(
  client: OdooClient,
  document: MoveHandle,
  paper: Pick<Paper, 'sha1'>,
  context: Context,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const domain = [
    ['res_id', '=', idOf(document)],
    ['checksum', '=', paper.sha1],
  ];
  return (await search(client, domain, context, signal))[0]?.id;
}

async function search(
  client: OdooClient,
  domain: (string | number)[][],
  context: Context,
  signal: AbortSignal | undefined,
): Promise<z.output<typeof rows>> {
  return rows.parse(
    await client.call('ir.attachment', 'search_read', {
      args: [[['res_model', '=', 'account.move'], ...domain]],
      kwargs: { fields: ['res_id'], order: 'id desc', limit: MOST },
      context: { ...context },
      signal,
    }),
  );
}
