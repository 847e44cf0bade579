import { readFileSync } from 'node:fs';
import { systemClock } from '../../src/common/clock.ts';
import { connect } from '../../src/odoo/connect.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import { CANARY } from './canaries.ts';

/**
 * Logs in to Odoo at an address, in a process of its own, and prints what came of it and what memory it took at most.
 * Arguments: the address, and the file of a certificate authority where there is one.
 */
const [url = '', authority] = process.argv.slice(2);
const target = { url, database: 'books', login: 'ada@example.com', secret: CANARY, allowPlainHttp: true };
const certificateAuthority =
  authority === undefined ? {} : { certificateAuthority: readFileSync(authority, 'utf8') };
const turns = { take: () => Promise.reject(new Error('Nothing is written.')) };

const before = process.memoryUsage().rss;
// Not what the system says: that counts the process that started this one.
const measured: number[] = [];
const watch = setInterval(() => measured.push(process.memoryUsage().rss), 2);
const outcome = await connect(
  { ...target, ...certificateAuthority },
  { clock: systemClock, turns, random: () => 0 },
).then(
  (session) => {
    session.dispose();
    return { code: 'connected', person: '' };
  },
  (error: unknown) => {
    if (!(error instanceof OdooError)) throw error;
    return { code: error.code, outcome: error.outcome, person: error.person };
  },
);
clearInterval(watch);
const megabytes = Math.ceil((Math.max(before, ...measured) - before) / 1_000_000);
console.log(JSON.stringify({ ...outcome, megabytes }));
