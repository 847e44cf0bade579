import type { Conversation } from './play-conversation.ts';

const BILL = {
  company: 'Lindenhof GmbH',
  partner: 'Papier & Mehr OHG',
  reference: '2026/1377',
  invoice_date: '2026-11-20',
  lines: [
    { description: 'Copy paper A4, box', quantity: 12, price: '24.95', account: '620000' },
    { description: 'Ring binders', quantity: 20, price: '3.15', account: '620000' },
  ],
  expected_total: '431.26',
  attachments: ['bills/papier-1377.pdf'],
};

/** What docs/agents.md shows. They are played one after the other, in one demo company. */
export const CONVERSATIONS: Readonly<Record<string, Conversation>> = {
  bill: [
    { you: 'Enter the bill bills/papier-1377.pdf.' },
    { call: 'read_paper', args: { path: 'bills/papier-1377.pdf' }, shown: ['text', 'attached_to'] },
    { call: 'find_records', args: { kind: 'partner', text: 'DE129273398' }, shown: ['columns', 'rows'] },
    {
      call: 'suggest_coding',
      args: { partner: 'Papier & Mehr OHG', description: 'Copy paper', company: 'Lindenhof GmbH' },
      shown: ['suggestions'],
    },
    {
      call: 'create_draft_invoice',
      args: BILL,
      shown: ['document', 'state', 'untaxed', 'tax', 'total', 'filled_in', 'attached', 'replayed'],
    },
  ],
  twice: [
    { you: 'Enter the bill bills/papier-1377.pdf.' },
    { call: 'read_paper', args: { path: 'bills/papier-1377.pdf' }, shown: ['attached_to'] },
  ],
  post: [
    { you: 'Post it.' },
    { call: 'post_invoice', args: { invoice_id: '$bill', approved: true }, shown: [] },
    {
      call: 'post_invoice',
      args: { invoice_id: '$bill' },
      shown: ['document', 'state', 'number'],
      press: 'yes',
    },
  ],
  bank: [
    {
      you: 'Here are two lines of our bank: a fee of 9.90 on 20 November, and 120.00 from somebody on the 21st.',
    },
    {
      call: 'create_draft_transaction',
      args: {
        company: 'Lindenhof GmbH',
        journal: 'Bank',
        file: 'november.csv',
        transactions: [
          {
            row: 2,
            date: '2026-11-20',
            amount: '-9.90',
            description: 'Fee',
            counterpart: { account: '695000' },
          },
          { row: 3, date: '2026-11-21', amount: '120.00', description: 'Transfer', counterpart: 'suspense' },
        ],
      },
      shown: ['transactions'],
    },
  ],
  review: [
    { you: 'Is anything wrong with the draft bills of Azure?' },
    { call: 'list_drafts', args: { kind: 'vendor_bill', partner: 'Azure' }, shown: ['columns', 'groups'] },
    { call: 'get_document', args: { document: '$listed' }, shown: ['reference', 'total', 'warnings'] },
  ],
};
