import { inEnglish } from '../../common/said.ts';
import { z } from 'zod';
import { company, oneLine, words } from '../arguments.ts';
import { defineTool } from '../tool.ts';

const text = (most: number) => words(most).optional();

export const proposePartner = defineTool({
  name: 'propose_partner',
  title: 'Propose a new contact for Odoo',
  description: [
    'Proposes a new vendor or customer that find_records does not find, and waits. The person checks the values in a form and saves; nothing you send can.',
    'No bank accounts. One that is there already comes back with saved false.',
    'Example: {"name": "Azure Interior GmbH", "kind": "vendor", "vat": "DE136695976", "country": "DE"}.',
  ],
  input: z.strictObject({
    name: oneLine(120),
    kind: z.enum(['vendor', 'customer']).optional(),
    is_company: z.boolean().optional().describe('false: a person.'),
    vat: text(40),
    email: text(120),
    phone: text(40),
    street: text(120),
    zip: text(20),
    city: text(80),
    country: text(2).describe('ISO code'),
    reference: text(60),
    company: company('Needed when the user works for several.'),
  }),
  output: z.object({
    partner: z.object({ id: z.int(), name: z.string() }),
    saved: z.boolean(),
    changed_by_person: z.array(z.string()),
    deviations: z.array(z.string()),
    url: z.string(),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle(asked, { workroom, signal, client, progress }) {
    const { kind, is_company: isCompany = true, company: forCompany, ...texts } = asked;
    const { partners } = await workroom();
    progress('Waiting for you to look through the new contact.');
    const settled = await partners.propose(
      { values: { ...texts, isCompany }, kind, company: forCompany },
      { kind: 'agent', saysItIs: client },
      signal,
    );
    return {
      partner: { id: settled.id, name: settled.name },
      saved: settled.saved,
      changed_by_person: settled.changedByPerson.map((field) =>
        field === 'isCompany' ? 'is_company' : field,
      ),
      deviations: settled.deviations.map(inEnglish),
      url: settled.url,
    };
  },
});
