import { Database } from '../../../src/demo/orm/database.ts';
import { BoundEnvironment, SUPERUSER_ID } from '../../../src/demo/orm/bound-environment.ts';
import { validationError } from '../../../src/demo/orm/fault.ts';
import {
  always,
  boolean,
  char,
  date,
  float,
  integer,
  many2many,
  many2one,
  one2many,
  related,
} from '../../../src/demo/orm/fields.ts';
import { Registry } from '../../../src/demo/orm/registry.ts';
import { Transaction } from '../../../src/demo/orm/transaction.ts';
import type { Environment, ModelDefinition, ModelRecord } from '../../../src/demo/orm/types.ts';
import type { Json, Values } from '../../../src/demo/orm/value.ts';

const tag: ModelDefinition = {
  name: 'toy.tag',
  description: 'Tag',
  order: 'name',
  access: {},
  fields: { name: char('Name', { required: true }) },
};

const order: ModelDefinition = {
  name: 'toy.order',
  description: 'Order',
  order: 'id',
  access: {},
  fields: {
    name: char('Name'),
    day: date('Day'),
    active: boolean('Active', { default: always(true) }),
    tag_ids: many2many('Tags', 'toy.tag'),
    line_ids: one2many('Lines', 'toy.line', 'order_id'),
    total: float('Total', {
      store: true,
      depends: ['line_ids.subtotal'],
      compute: (each) => each.many('line_ids').reduce((sum, line) => sum + line.number('subtotal'), 0),
    }),
    count: integer('Lines', { depends: ['line_ids'], compute: (each) => each.many('line_ids').length }),
  },
};

const line: ModelDefinition = {
  name: 'toy.line',
  description: 'Line',
  order: 'sequence, id',
  access: {},
  fields: {
    name: char('Name'),
    sequence: integer('Sequence', { default: always(10) }),
    order_id: many2one('Order', 'toy.order', { required: true, onDelete: 'cascade' }),
    order_name: related('order_id.name', char('Order')),
    quantity: float('Quantity', { default: always(1) }),
    price: float('Price'),
    // Editable: what is written stays until quantity or price changes.
    subtotal: float('Subtotal', {
      store: true,
      depends: ['quantity', 'price'],
      compute: (each) => each.number('quantity') * each.number('price'),
    }),
  },
  constraints: [
    {
      fields: ['quantity'],
      check: (each) => {
        if (each.number('quantity') < 0) throw validationError('Less than nothing.');
      },
    },
  ],
};

/** A small shop to try the ORM on: orders with lines and tags. */
export class Toy {
  readonly database: Database;
  readonly env: Environment;

  constructor() {
    const names = { models: new Set<string>(), fields: {}, methods: {}, privateMethods: new Set<string>() };
    // Users exist only as whoever wrote a record.
    const users: ModelDefinition = { ...tag, name: 'res.users' };
    const registry = new Registry([users, tag, order, line], names);
    this.database = new Database((model, column) => registry.isReference(model, column));
    const transaction = new Transaction(this.database, registry, new Date('2026-11-18T09:30:00Z'));
    this.env = new BoundEnvironment(transaction, { uid: SUPERUSER_ID, isSuperuser: true, context: {} });
  }

  create(model: string, values: Values): ModelRecord {
    const [record] = this.env.model(model).create([values]);
    if (record === undefined) throw new Error('nothing was created');
    return record;
  }

  /** The names of what a domain finds. */
  find(model: string, domain: Json): string[] {
    return this.env
      .model(model)
      .search(domain)
      .map((record) => record.text('name') ?? '');
  }
}
