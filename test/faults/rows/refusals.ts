import { exception, page, perProtocol } from '../answers.ts';
import type { Answer } from '../exchange.ts';
import type { Row } from '../row.ts';

/** Odoo itself says no, and has rolled back. */
export const refusalRows: readonly Row[] = [
  refused('a serialization failure', exception('psycopg2.errors.SerializationFailure', 500)),
  refused('a deadlock', exception('psycopg2.errors.DeadlockDetected', 500)),
  refused('a lock that was not to be had', exception('psycopg2.errors.LockNotAvailable', 500)),
  refused('a record that somebody else has locked', exception('odoo.exceptions.LockError', 409)),
  refused('a refusal in words', exception('odoo.exceptions.UserError', 422, 'Not today.')),
  refused('missing rights', exception('odoo.exceptions.AccessError', 403)),
  refused('a record that is gone', exception('odoo.exceptions.MissingError', 404)),
  refused(
    'a key that has expired',
    perProtocol({
      'json-2': exception('werkzeug.exceptions.Unauthorized', 401, 'Invalid apikey'),
      'json-rpc': exception('odoo.exceptions.AccessDenied', 403, 'Access Denied'),
    }),
  ),
  refused('a session that has expired', exception('odoo.http.SessionExpiredException', 403)),
  {
    // Odoo 14 to 19 say it in an envelope that could also be that of a database server that went down half-way.
    ...refused(
      'a database that is gone',
      perProtocol({
        'json-2': page(404),
        'json-rpc': exception('psycopg2.OperationalError', 500, 'database "books" does not exist'),
      }),
    ),
    tells: { 'json-2': 'rejected', 'json-rpc': 'unknown' },
    failsReads: { 'json-2': true, 'json-rpc': false },
  },
  {
    name: 'Odoo has done it, and failed afterwards',
    ...{ family: 'refused by Odoo', reaches: 'once', tells: 'done', failsReads: true },
    answer: exception('builtins.TypeError', 500, 'Object of type move is not JSON serializable'),
  },
  {
    name: 'Odoo has done it, and failed afterwards, and then nobody listens',
    ...{
      family: 'refused by Odoo',
      reaches: 'once',
      staysDown: 'until mended',
      tells: 'unknown',
      failsReads: true,
    },
    answer: exception('builtins.TypeError', 500, 'Object of type move is not JSON serializable'),
  },
];

function refused(name: string, answer: Answer): Row {
  return { name, family: 'refused by Odoo', reaches: 'never', answer, tells: 'rejected', failsReads: true };
}
