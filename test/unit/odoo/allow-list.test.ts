import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/common/json.ts';
import { checkCall } from '../../../src/odoo/allow-list.ts';
import type { AllowList, ProposedCall } from '../../../src/odoo/allow-list.ts';
import { OdooError } from '../../../src/odoo/errors.ts';

const CREATE_ONLY = { mode: 'update', noupdate: true };

const ALLOWED: AllowList = [
  { model: 'res.partner', method: 'search_read', kind: 'read', fields: ['name', 'vat'] },
  { model: 'res.partner', method: 'create', kind: 'write', fields: ['name', 'vat', 'child_ids/name'] },
  { model: 'account.move', method: 'read', kind: 'read', fields: 'all-stored' },
  { model: 'account.move', method: 'web_read', kind: 'read', fields: ['ref', 'invoice_line_ids/name'] },
  { model: 'account.move', method: 'fields_get', kind: 'read', fields: 'all-stored' },
  {
    model: 'account.move',
    method: 'load',
    kind: 'write',
    fields: ['id', 'ref', 'invoice_line_ids/name', 'name', 'state'],
  },
  {
    model: 'account.move',
    method: 'write',
    kind: 'write',
    fields: ['ref', 'name', 'state', 'auto_post', 'posted_before', 'line_ids/quantity'],
  },
  { model: 'account.move', method: 'create', kind: 'write', fields: 'all-stored' },
  { model: 'account.move', method: 'action_post', kind: 'write' },
  { model: 'account.move', method: 'do_anything', kind: 'write' },
  { model: 'account.move', method: 'has_access', kind: 'read' },
  { model: 'res.users', method: 'has_group', kind: 'read' },
  { model: 'account.move.line', method: 'write', kind: 'write', fields: ['quantity'] },
  {
    model: 'account.move.line',
    method: 'onchange',
    kind: 'read',
    fields: ['account_id', 'tax_ids', 'move_id/partner_id'],
  },
];

describe('a call that was declared', () => {
  it.each<[string, ProposedCall, 'read' | 'write']>([
    ['asks for declared fields', call('res.partner', 'search_read', [[]], { fields: ['name'] }), 'read'],
    ['asks for them by position', call('res.partner', 'search_read', [[], ['vat']]), 'read'],
    [
      'asks for any field where all are declared',
      call('account.move', 'read', [[1], ['state', 'name']]),
      'read',
    ],
    [
      'asks for a tree of fields',
      call('account.move', 'web_read', [[1], { ref: {}, invoice_line_ids: { fields: { name: {} } } }]),
      'read',
    ],
    [
      'asks what fields there are',
      call('account.move', 'fields_get', [['ref']], { attributes: ['type'] }),
      'read',
    ],
    [
      'carries declared fields',
      call('res.partner', 'create', [[{ name: 'A', child_ids: [[0, 0, { name: 'B' }]] }]]),
      'write',
    ],
    [
      'changes a line with its document',
      call('account.move', 'write', [[1], { line_ids: [[1, 5, { quantity: 2 }]] }]),
      'write',
    ],
    [
      'loads so that nothing is overwritten',
      call('account.move', 'load', [['id', 'ref'], [['x.y', 'R']]], {}, CREATE_ONLY),
      'write',
    ],
    [
      'asks what a form of Odoo 14 fills in',
      call('account.move.line', 'onchange', [
        [],
        { tax_ids: [], move_id: { partner_id: 7 } },
        'account_id',
        { account_id: '1' },
      ]),
      'read',
    ],
    ['acts on records', call('account.move', 'action_post', [[3, 4]]), 'write'],
    ['asks for a right without records', call('account.move', 'has_access', [[], 'create']), 'read'],
    ['asks for a group of one user', call('res.users', 'has_group', [[7], 'base.group_user']), 'read'],
    ['asks, up to 17, for a group', call('res.users', 'has_group', [], { group_ext_id: 'a.b' }), 'read'],
  ])('passes when it %s', (_name, proposed, kind) => {
    expect(checkCall(ALLOWED, proposed)).toBe(kind);
  });
});

describe('no call leaves that', () => {
  it.each<[string, ProposedCall]>([
    ['is not declared for this model', call('res.users', 'search_read', [[]], { fields: ['name'] })],
    [
      'asks the form for a field that is not declared',
      call('account.move.line', 'onchange', [[], {}, [], { price_unit: '1' }]),
    ],
    [
      'shows the form a field of the document that is not declared',
      call('account.move.line', 'onchange', [[], { move_id: { narration: 'x' } }, [], { tax_ids: '1' }]),
    ],
    [
      'asks the form of a record',
      call('account.move.line', 'onchange', [[5], {}, 'account_id', { tax_ids: '1' }]),
    ],
    [
      'says that an undeclared field was edited',
      call('account.move.line', 'onchange', [[], {}, ['account_id', 'state'], { tax_ids: '1' }]),
    ],
    [
      'has the form begin with an undeclared value',
      call('account.move.line', 'onchange', [[], {}, [], { tax_ids: '1' }], {}, { default_state: 'posted' }),
    ],
    ['asks the form without values', call('account.move.line', 'onchange', [[], null, [], { tax_ids: '1' }])],
    ['is not declared as a method', call('res.partner', 'unlink', [[1]])],
    ['is a method whose arguments nobody knows', call('account.move', 'do_anything', [[1]])],
    ['has a method of JavaScript for a name', call('account.move', 'constructor', [[1]])],
    ['asks for another field', call('res.partner', 'search_read', [[]], { fields: ['name', 'bank_ids'] })],
    ['asks for all fields by naming none', call('res.partner', 'search_read', [[]])],
    ['asks for all fields by an empty list', call('account.move', 'read', [[1], []])],
    [
      'asks for another field deep inside',
      call('account.move', 'web_read', [[1], { invoice_line_ids: { fields: { name: {}, account_id: {} } } }]),
    ],
    ['names a tree without fields', call('account.move', 'web_read', [[1], {}])],
    ['carries another field', call('res.partner', 'create', [[{ name: 'A', bank_ids: [] }]])],
    [
      'carries another field in the second record',
      call('res.partner', 'create', [[{ name: 'A' }, { street: 'B' }]]),
    ],
    [
      'carries another field in a line',
      call('account.move', 'write', [[1], { line_ids: [[1, 5, { balance: 2 }]] }]),
    ],
    [
      'hides another field behind a declared one',
      call('account.move', 'write', [
        [1],
        {
          line_ids: [
            [1, 5, { quantity: 1 }],
            [0, 0, { balance: 2 }],
          ],
        },
      ]),
    ],
    ['writes the state', call('account.move', 'write', [[1], { state: 'posted' }])],
    ['writes the number', call('account.move', 'write', [[1], { name: 'BILL/1' }])],
    ['writes auto_post', call('account.move', 'write', [[1], { auto_post: 'at_date' }])],
    ['writes posted_before', call('account.move', 'write', [[1], { posted_before: true }])],
    [
      'loads the state',
      call('account.move', 'load', [['id', 'state'], [['x.y', 'posted']]], {}, CREATE_ONLY),
    ],
    ['loads the number', call('account.move', 'load', [['id', 'name'], [['x.y', 'B']]], {}, CREATE_ONLY)],
    [
      'sets the state by a default in the context',
      call(
        'account.move',
        'load',
        [['id', 'ref'], [['x.y', 'R']]],
        {},
        { ...CREATE_ONLY, default_state: 'posted' },
      ),
    ],
    [
      'sets an undeclared field by a default in the context',
      call('res.partner', 'create', [{ name: 'A' }], {}, { default_street: 'B' }),
    ],
    ['writes any field because all are declared', call('account.move', 'create', [{ narration: 'A' }])],
    ['loads in the plain form', call('account.move', 'load', [['id', 'ref'], [['x.y', 'R']]])],
    [
      'loads with half of the create-only form',
      call('account.move', 'load', [['id', 'ref'], [['x.y', 'R']]], {}, { mode: 'update' }),
    ],
    ['loads without an external id', call('account.move', 'load', [['ref'], [['R']]], {}, CREATE_ONLY)],
    ['writes lines without their document', call('account.move.line', 'write', [[1], { quantity: 2 }])],
    ['acts on no records', call('account.move', 'action_post', [[]])],
    ['forgets the records', call('account.move', 'action_post')],
    ['acts on what is no id', call('account.move', 'action_post', [['3']])],
    ['smuggles a context among the arguments', call('account.move', 'action_post', [[3]], { context: {} })],
    ['gives an argument twice', call('account.move', 'action_post', [[3]], { ids: [4] })],
    ['has too many arguments', call('account.move', 'action_post', [[3], true])],
  ])('%s', (_name, proposed) => {
    expect(refusal(proposed)).toMatchObject({ code: 'call_not_allowed', outcome: 'not-sent' });
  });

  it('is declared both as a read and as a write', () => {
    const read = { model: 'account.move', method: 'action_post', kind: 'read' } as const;
    expect(refusal(call('account.move', 'action_post', [[3]]), [...ALLOWED, read])).toMatchObject({
      code: 'call_not_allowed',
    });
  });

  it('writes a field that was not declared, whatever the values look like', () => {
    const allowed: AllowList = [{ model: 'account.move', method: 'write', kind: 'write', fields: ['ref'] }];
    const value = fc.oneof(
      fc.boolean(),
      fc.double({ noNaN: true }),
      fc.string(),
      fc.constant([[0, 0, { ref: 'R' }]]),
      fc.constant([]),
    );
    fc.assert(
      fc.property(fc.string(), value, fc.boolean(), (field, hidden, beside) => {
        fc.pre(field !== 'ref' && field !== '__proto__');
        const values = { ...(beside ? { ref: 'R' } : {}), [field]: hidden };
        expect(refusal(call('account.move', 'write', [[1], values]), allowed)).toBeInstanceOf(OdooError);
      }),
    );
  });
});

function call(
  model: string,
  method: string,
  args: readonly Json[] = [],
  kwargs: Readonly<Record<string, Json>> = {},
  context: Readonly<Record<string, Json>> = {},
): ProposedCall {
  return { model, method, args, kwargs, context };
}

function refusal(proposed: ProposedCall, allowed: AllowList = ALLOWED): unknown {
  try {
    checkCall(allowed, proposed);
    return undefined;
  } catch (error) {
    return error;
  }
}
