import { asOdooSaid, exception, page, reset } from '../answers.ts';
import type { Row } from '../row.ts';

const late = { family: 'arrives otherwise', reaches: 'late' } as const;

/** The request arrives late, or more than once. */
export const arrivalRows: readonly Row[] = [
  {
    name: 'the connection is reset, and Odoo does it while it is looked after',
    ...{ ...late, answer: reset, isLetInNext: true, tells: 'done' },
  },
  {
    name: 'a proxy gives up, 504, and Odoo does it while it is looked after',
    ...{ ...late, answer: page(504), isLetInNext: true, tells: 'done' },
  },
  {
    name: 'the connection is reset, and Odoo does it once that was told',
    ...{ ...late, answer: reset, arrives: 'once told', tells: 'unknown' },
  },
  {
    name: 'a proxy gives up, 504, and Odoo does it once that was told',
    ...{ ...late, answer: page(504), arrives: 'once told', tells: 'unknown' },
  },
  {
    name: 'the connection is reset, and Odoo does it once it was asked again',
    ...{ ...late, answer: reset, arrives: 'once asked again', tells: 'unknown' },
  },
  {
    name: 'a proxy sends the request twice',
    ...{ family: 'arrives otherwise', reaches: 'twice', answer: asOdooSaid, tells: 'done' },
  },
  {
    // The second of them: Odoo does the first one, and cannot do that again.
    name: 'a proxy sends the request twice, and passes on that Odoo refuses it',
    ...{ family: 'arrives otherwise', reaches: 'once', tells: 'done', failsReads: true },
    answer: exception('odoo.exceptions.UserError', 422, 'Not once more.'),
  },
  {
    name: 'a proxy sends the request twice, and both answers are lost',
    ...{ family: 'arrives otherwise', reaches: 'twice', answer: reset, tells: 'done' },
  },
];
