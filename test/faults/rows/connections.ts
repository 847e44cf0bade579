import { cut, cutChunked, hangUp, reset, silence, slowLoris } from '../answers.ts';
import { bothWays } from '../row.ts';
import type { Row } from '../row.ts';

/** No connection, or one that breaks, or one on which nothing comes. */
export const connectionRows: readonly Row[] = [
  {
    name: 'nobody listens',
    ...{ family: 'no connection', reaches: 'never', isEarly: true, staysDown: 'until mended' },
    ...{ answer: reset, tells: 'not-sent', failsReads: true },
  },
  {
    name: 'the connection is reset before the body was read',
    ...{ family: 'connection broken', reaches: 'never', isEarly: true, answer: reset, tells: 'unknown' },
  },
  {
    // Whatever changes something goes over a connection of its own.
    name: 'the server closes its idle connections as the request comes',
    ...{ family: 'connection broken', reaches: 'never', sparesFresh: true, answer: hangUp, tells: 'done' },
  },
  ...bothWays({ name: 'the connection is reset after the body', family: 'connection broken', answer: reset }),
  ...bothWays({ name: 'the answer is cut in its middle', family: 'connection broken', answer: cut }),
  ...bothWays({
    name: 'an answer of unknown length is cut',
    family: 'connection broken',
    answer: cutChunked,
  }),
  {
    name: 'the connection is reset, Odoo has done it, and then nobody listens',
    ...{ family: 'connection broken', reaches: 'once', staysDown: 'until mended', answer: reset },
    ...{ tells: 'unknown', failsReads: true },
  },
  {
    name: 'Odoo is restarted between commit and answer',
    ...{ family: 'connection broken', reaches: 'once', staysDown: 30, answer: reset, tells: 'done' },
  },
  ...bothWays({ name: 'no answer comes in time', family: 'no answer in time', answer: silence }),
  ...bothWays({ name: 'the answer comes by single bytes', family: 'no answer in time', answer: slowLoris }),
];
