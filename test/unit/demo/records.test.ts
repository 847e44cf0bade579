import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Toy } from './toy-models.ts';

function orderWithLines(toy: Toy, ...prices: number[]) {
  return toy.create('toy.order', { name: 'O1', line_ids: prices.map((price) => [0, 0, { price }]) });
}

describe('a stored computed field', () => {
  it('follows what it depends on, through lists', () => {
    const toy = new Toy();
    const order = orderWithLines(toy, 10, 20);
    expect(order.number('total')).toBe(30);
    order.many('line_ids')[0]?.write({ price: 15 });
    expect(order.number('total')).toBe(35);
  });

  it('follows lines that come and go', () => {
    const toy = new Toy();
    const order = orderWithLines(toy, 10, 20);
    order.write({ line_ids: [[0, 0, { price: 5 }]] });
    expect(order.number('total')).toBe(35);
    order.many('line_ids')[0]?.unlink();
    expect([order.number('total'), order.number('count')]).toEqual([25, 2]);
  });

  it('keeps what is written until a dependency changes', () => {
    const toy = new Toy();
    const line = orderWithLines(toy, 10).many('line_ids')[0];
    line?.write({ subtotal: 7 });
    expect(line?.number('subtotal')).toBe(7);
    line?.write({ quantity: 2 });
    expect(line?.number('subtotal')).toBe(20);
  });

  it('keeps what is given together with what it depends on', () => {
    const toy = new Toy();
    const order = toy.create('toy.order', { line_ids: [[0, 0, { price: 10, subtotal: 7 }]] });
    expect(order.number('total')).toBe(7);
  });
});

describe('the commands of a list', () => {
  it('update, delete and replace lines', () => {
    const toy = new Toy();
    const order = orderWithLines(toy, 1, 2, 3);
    const [first = 0, second = 0, third = 0] = order.many('line_ids').map(({ id }) => id);
    order.write({
      line_ids: [
        [1, first, { price: 10 }],
        [2, second],
      ],
    });
    expect(order.many('line_ids').map((line) => line.number('price'))).toEqual([10, 3]);
    order.write({ line_ids: [[6, 0, [third]]] });
    expect(order.many('line_ids').map(({ id }) => id)).toEqual([third]);
    order.write({ line_ids: [[5]] });
    expect(order.many('line_ids')).toEqual([]);
  });

  it('link and unlink tags, which have an order of their own', () => {
    const toy = new Toy();
    const [b, a] = [toy.create('toy.tag', { name: 'b' }), toy.create('toy.tag', { name: 'a' })];
    const order = toy.create('toy.order', { tag_ids: [b.id, a.id] });
    const names = () => order.many('tag_ids').map((tag) => tag.text('name'));
    expect(names()).toEqual(['a', 'b']);
    order.write({ tag_ids: [[3, a.id]] });
    expect(names()).toEqual(['b']);
  });

  it('as plain dicts are a TypeError', () => {
    const toy = new Toy();
    expect(() => toy.create('toy.order', { line_ids: [{ price: 1 }] })).toThrow("unhashable type: 'dict'");
  });
});

describe('records', () => {
  it('take their lines with them', () => {
    const toy = new Toy();
    const order = orderWithLines(toy, 1);
    order.unlink();
    expect(toy.env.model('toy.line').search([])).toEqual([]);
  });

  it('refuse what their constraints refuse', () => {
    const toy = new Toy();
    expect(() => toy.create('toy.order', { line_ids: [[0, 0, { quantity: -1 }]] })).toThrow(
      'Less than nothing.',
    );
  });

  it('refuse to be without what is required, and say which field', () => {
    expect(() => new Toy().create('toy.tag', {})).toThrow("the field 'Name' (name)");
  });

  it('refuse fields that do not exist', () => {
    expect(() => new Toy().create('toy.tag', { nope: 1 })).toThrow("Invalid field 'nope' in 'toy.tag'");
  });

  it('say who made them and when', () => {
    const tag = new Toy().create('toy.tag', { name: 'a' });
    expect([tag.value('create_uid'), tag.value('write_date')]).toEqual([1, '2026-11-18 09:30:00']);
  });

  it('say it whatever others said', () => {
    const said = { id: 99, create_uid: 7, create_date: false, write_uid: 7, write_date: '2001-01-01' };
    const tag = new Toy().create('toy.tag', { name: 'a', ...said });
    tag.write({ ...said, name: 'b' });
    expect(['id', 'name', 'create_uid', 'create_date', 'write_uid'].map((name) => tag.value(name))).toEqual([
      1,
      'b',
      1,
      '2026-11-18 09:30:00',
      1,
    ]);
  });
});

describe('a savepoint', () => {
  it('undoes everything, whatever was done', () => {
    const step = fc.record({
      what: fc.constantFrom('create', 'price', 'line', 'unlink'),
      at: fc.nat(20),
      price: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const toy = new Toy();
        orderWithLines(toy, 1, 2);
        toy.env.flush();
        const before = rowsOf(toy);
        const undone = () =>
          toy.env.savepoint(() => {
            for (const { what, at, price } of steps) play(toy, what, at, price);
            throw new Error('undo');
          });
        expect(undone).toThrow('undo');
        expect(rowsOf(toy)).toEqual(before);
        expect(toy.find('toy.line', [['order_id.name', '=', 'O1']])).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });
});

/** Ids that were used once are not used again; all else comes back. */
function rowsOf(toy: Toy) {
  return Object.entries(toy.database.dump())
    .filter(([, { rows }]) => Object.keys(rows).length > 0)
    .map(([name, { rows }]) => [name, rows]);
}

function play(toy: Toy, what: string, at: number, price: number): void {
  const orders = toy.env.model('toy.order').search([]);
  const order = orders[at % Math.max(orders.length, 1)];
  if (what === 'create' || order === undefined) orderWithLines(toy, price);
  else if (what === 'line') order.write({ line_ids: [[0, 0, { price }]] });
  else if (what === 'price') order.many('line_ids')[0]?.write({ price });
  else order.unlink();
}
