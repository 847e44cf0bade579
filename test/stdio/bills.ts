import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Program } from './program.ts';

/** A bill that nobody has drafted yet: its reference is its key, too. */
export function newBill(): { readonly reference: string } & Record<string, unknown> {
  const reference = `STDIO-${randomUUID().slice(0, 8)}`;
  return {
    ...{ kind: 'vendor_bill', partner: 'Azure Interior', company: 'Lindenhof GmbH', reference },
    ...{ invoice_date: '2026-11-20', description: 'Office chairs', amount: 10, idempotency_key: reference },
  };
}

const drafted = z.object({ document: z.string() });

export async function draft(program: Program, bill: Record<string, unknown>): Promise<string> {
  return drafted.parse(await program.answer('create_draft_invoice', bill)).document;
}

const found = z.object({ groups: z.array(z.object({ rows: z.array(z.array(z.string().nullable())) })) });

/** The drafts with this reference. */
export async function draftsOf(program: Program, reference: string): Promise<string[]> {
  const listed = found.parse(await program.answer('list_drafts', { partner: 'Azure Interior', limit: 100 }));
  const rows = listed.groups.flatMap((group) => group.rows);
  return rows.filter((row) => row.includes(reference)).map(([document]) => document ?? '');
}
