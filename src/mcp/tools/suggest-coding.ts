import { z } from 'zod';
import { KIND_NAMES, moveTypeOf } from '../../accounting/kinds.ts';
import { company, oneLine, record } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

const named = z.object({ id: z.int(), name: z.string() });

export const suggestCoding = defineTool({
  name: 'suggest_coding',
  title: 'How this was booked before',
  description: [
    'Account, taxes, product and analytic of posted lines of this partner, then of its company, then of similar descriptions, with counts and examples. No evidence: an empty list.',
    'Example: {"partner": "Azure Interior", "description": "Office chairs"}.',
  ],
  input: z.strictObject({
    partner: record(),
    description: oneLine(500).optional(),
    kind: z.enum(KIND_NAMES).optional().describe('vendor_bill when left out.'),
    company: company(),
  }),
  output: z.object({
    source: z.enum(['partner', 'company_of_partner', 'similar_descriptions']).optional(),
    suggestions: z.array(
      z.object({
        account: named,
        taxes: z.array(named),
        product: named.optional(),
        analytic: z.array(z.object({ accounts: z.array(named), percent: z.number() })).optional(),
        count: z.int(),
        last_used: z.string(),
        examples: z.array(z.array(z.string())).describe('document, number, date, description'),
      }),
    ),
    note: z.string().optional(),
  }),
  annotations: READS,
  async handle(asked, { workroom, signal }) {
    const { books } = await workroom();
    const type = moveTypeOf(asked.kind ?? 'vendor_bill');
    const { partner, description, company: companyAsked } = asked;
    const { source, suggestions } = await books.suggestCoding(
      { partner, description, type, company: companyAsked },
      signal,
    );
    return {
      source,
      suggestions: suggestions.map(({ account, taxes, product, analytic, count, lastUsed, examples }) => ({
        ...{ account, taxes: [...taxes], product, count, last_used: lastUsed },
        analytic:
          analytic.length === 0
            ? undefined
            : analytic.map((share) => ({ ...share, accounts: [...share.accounts] })),
        examples: examples.map((line) => [line.document, line.number, line.date, line.description]),
      })),
      note: suggestions.length === 0 ? NOTHING : undefined,
    };
  },
});

const NOTHING =
  "Nothing like it was posted before, so there is nothing to go by. Leave account and taxes out for Odoo's own choice, or ask the person.";
