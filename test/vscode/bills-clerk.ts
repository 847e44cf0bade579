import { z } from 'zod';
import type { ToolResult } from '../beds/vscode/model-request.ts';
import { calling } from '../beds/vscode/scripted-model.ts';
import type { Call, Thinking } from '../beds/vscode/scripted-model.ts';
import { foundRows } from './found-rows.ts';

const paper = z.object({
  text: z.array(z.object({ page: z.int(), text: z.string() })),
  e_invoice: z
    .object({
      number: z.string(),
      issue_date: z.string(),
      seller: z.object({ name: z.string(), vat: z.string() }),
      buyer: z.object({ name: z.string() }),
      lines: z.array(z.object({ description: z.string(), quantity: z.string(), price: z.string() })),
      total: z.string(),
    })
    .optional(),
  attached_to: z.array(z.string()),
});
const saved = z.object({ partner: z.object({ id: z.int() }), saved: z.literal(true) });
const drafted = z.object({ document: z.string(), total: z.string(), notes: z.array(z.string()) });

interface Bill {
  readonly vendor: string;
  readonly vat: string;
  readonly buyer: string;
  readonly number: string;
  readonly date: string;
  readonly lines: readonly { description: string; quantity: string; price: string }[];
  readonly total: string;
}

/**
 * A model that drafts the bills in a folder of the workspace. It knows nothing of them but what `read_paper` says:
 * new vendors are proposed to the person, and what is there already is left alone.
 * @param workspace the folder that is open in VS Code
 */
export function billsClerk(workspace: string, folder: string): Thinking {
  return function* () {
    const listed = yield* calling('list_dir', { path: `${workspace}/${folder}` });
    const told: string[] = [];
    for (const name of listed.text.match(/[\w-]+\.pdf/g) ?? []) {
      const path = `${folder}/${name}`;
      const read = (yield* calling('read_paper', { path })).read(paper);
      const page = read.text.map(({ text }) => text).join('\n');
      const bill = read.e_invoice === undefined ? fromPage(page) : fromXml(read.e_invoice);
      const partner = yield* vendorOf(bill, page);
      const answer = yield* calling('create_draft_invoice', {
        company: bill.buyer,
        partner_id: partner,
        reference: bill.number,
        invoice_date: bill.date,
        lines: bill.lines,
        expected_total: bill.total,
      });
      if (/^[a-z_]+:/.test(answer.text)) {
        told.push(`${name}: ${answer.text}`);
        continue;
      }
      const { document, total, notes } = answer.read(drafted);
      yield* calling('attach_file', { document, path });
      told.push(`${name}: ${document}, ${total}. ${notes.join(' ')}`);
    }
    return `All bills are read.\n\n${told.map((line) => `- ${line}`).join('\n')}`;
  };
}

function* vendorOf(bill: Bill, page: string): Generator<Call, number, ToolResult> {
  const [known] = foundRows(yield* calling('find_records', { kind: 'partner', text: bill.vat }));
  if (known !== undefined) return z.int().parse(known.id);
  const { zip, city } = /^(?<zip>\d{5}) (?<city>.+)$/m.exec(page)?.groups ?? {};
  const proposed = yield* calling('propose_partner', {
    name: bill.vendor,
    kind: 'vendor',
    vat: bill.vat,
    country: bill.vat.slice(0, 2),
    zip,
    city,
    company: bill.buyer,
  });
  return proposed.read(saved).partner.id;
}

function fromXml({
  number,
  issue_date,
  seller,
  buyer,
  lines,
  total,
}: NonNullable<z.output<typeof paper>['e_invoice']>): Bill {
  return {
    vendor: seller.name,
    vat: seller.vat,
    buyer: buyer.name,
    number,
    date: issue_date,
    lines: lines.map(({ description, quantity, price }) => ({ description, quantity, price })),
    total,
  };
}

/** "To: Lindenhof GmbH", "Copy paper A4  12 x 24.95  299.40". */
function fromPage(page: string): Bill {
  const said = (what: string) => {
    const value = new RegExp(`^${what}:? +(.+)$`, 'm').exec(page)?.[1];
    if (value === undefined) throw new Error(`No ${what} on:\n${page}`);
    return value;
  };
  const [vendor = ''] = page.split('\n');
  const lines = [...page.matchAll(/^(?<description>.+?) +(?<quantity>\d+) x (?<price>\d+\.\d\d) .*$/gm)];
  return {
    vendor,
    vat: said('VAT number'),
    buyer: said('To'),
    number: said('Invoice'),
    date: said('Date'),
    lines: lines.map(({ groups: { description = '', quantity = '', price = '' } = {} }) => ({
      description,
      quantity,
      price,
    })),
    total: said('Total EUR'),
  };
}
