import { describe, expect, it } from 'vitest';
import { compareWithLast } from '../../../../src/accounting/reviewing/compare-with-last.ts';
import type { ComparedDocument } from '../../../../src/accounting/reviewing/compare-with-last.ts';
import type { DocumentLine } from '../../../../src/accounting/documents.ts';

const chairs: DocumentLine = {
  id: 1,
  description: 'Office chairs',
  account: { id: 3, name: '600000 Expenses' },
  taxes: [{ id: 4, name: '19%' }],
  quantity: '4',
  price: '120.00',
  discount: '0',
  amount: '480.00',
};

function bill(
  different: Partial<ComparedDocument['view']> = {},
  bankAccount = 'DE02 1203',
): ComparedDocument {
  const terms = { id: 1, name: '30 Days' };
  const view = { currency: 'EUR', total: '571.20', paymentTerm: terms, lines: [chairs], ...different };
  return { view, bankAccount };
}

describe('a draft beside the last document of its partner', () => {
  it('says nothing where both say the same', () => {
    const again = { ...chairs, id: 9, description: ' office  CHAIRS', price: '120' };
    expect(compareWithLast(bill(), bill({ lines: [again] }))).toEqual([]);
  });

  it('names another bank account first', () => {
    expect(compareWithLast(bill({ total: '1071.20' }, 'DE89 3704'), bill())).toEqual([
      { what: 'To be paid to', here: 'DE89 3704', last: 'DE02 1203' },
      { what: 'Total', here: '1,071.20 EUR', last: '571.20 EUR' },
    ]);
  });

  it('calls the same amount in another currency another total', () => {
    expect(compareWithLast(bill({ currency: 'USD' }), bill())).toEqual([
      { what: 'Total', here: '571.20 USD', last: '571.20 EUR' },
    ]);
  });

  it('tells other accounts and taxes, and no taxes at all', () => {
    const elsewhere = { ...chairs, account: { id: 5, name: '044000 Office Equipment' }, taxes: [] };
    expect(compareWithLast(bill({ lines: [elsewhere] }), bill())).toEqual([
      { what: 'Accounts', here: '044000 Office Equipment', last: '600000 Expenses' },
      { what: 'Taxes', here: undefined, last: '19%' },
    ]);
  });

  it('finds a line by its description: a price, a quantity, one that is new, one that is gone', () => {
    const lines = (...all: Partial<DocumentLine>[]) => all.map((line) => ({ ...chairs, ...line }));
    const here = lines(
      { price: '1130.00' },
      { description: 'Desks', quantity: '2' },
      { description: 'Lamps' },
    );
    const last = lines({}, { description: 'Desks' }, { description: 'Delivery' });
    expect(compareWithLast(bill({ lines: here }), bill({ lines: last }))).toEqual([
      { what: 'Price', line: 'Office chairs', here: '1,130.00', last: '120.00' },
      { what: 'Quantity', line: 'Desks', here: '2', last: '4' },
      { what: 'New line', line: 'Lamps', here: '4 × 120.00' },
      { what: 'Line is gone', line: 'Delivery', last: '4 × 120.00' },
    ]);
  });

  it('does not bury what matters under lines', () => {
    const lines = Array.from({ length: 40 }, (_none, id) => ({ ...chairs, id, description: `Part ${id}` }));
    expect(compareWithLast(bill({ lines }), bill()).length).toBeLessThanOrEqual(17);
  });
});
