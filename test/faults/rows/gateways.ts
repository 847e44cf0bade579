import { page, redirect } from '../answers.ts';
import { bothWays } from '../row.ts';
import type { Row } from '../row.ts';

const outOfOrder = [502, 503, 504].flatMap((status) =>
  bothWays({
    name: `a proxy answers ${status} with a page`,
    family: 'out of order',
    answer: page(status),
  }),
);

const turnedAway: readonly Row[] = [
  turned('a proxy takes no request of this size, 413', { answer: page(413), failsReads: true }),
  turned('a proxy counts requests, 429, and asks for a second', {
    answer: page(429, { 'Retry-After': '1' }),
  }),
  turned('a proxy counts requests, 429, and names the time', {
    answer: (exchange) => {
      page(429, { 'Retry-After': new Date(Date.now() + 1000).toUTCString() })(exchange);
    },
  }),
  turned('a proxy counts requests, 429, and asks for an hour', {
    answer: page(429, { 'Retry-After': '3600' }),
    failsReads: true,
  }),
];

/** Followed by nobody: a 307 would carry the password along. */
const redirected = [301, 302, 303, 307, 308].flatMap((status): Row[] => [
  {
    ...turned(`redirected elsewhere, ${status}`, {
      answer: redirect(status, ({ elsewhere }) => `${elsewhere}/json/2/account.move/load`),
    }),
    ...{ family: 'redirected', failsReads: true },
  },
  {
    ...turned(`redirected to a login page, ${status}`, { answer: redirect(status, () => '/web/login') }),
    ...{ family: 'redirected', failsReads: true },
  },
]);

/** What stands before Odoo answers in its place. */
export const gatewayRows: readonly Row[] = [
  ...outOfOrder,
  ...bothWays({
    name: 'a proxy answers 503 and asks for an hour',
    ...{ family: 'out of order', answer: page(503, { 'Retry-After': '3600' }), failsReads: true },
  }),
  ...turnedAway,
  ...redirected,
];

function turned(name: string, more: Pick<Row, 'answer' | 'failsReads'>): Row {
  return { name, family: 'turned away', reaches: 'never', tells: 'not-sent', ...more };
}
