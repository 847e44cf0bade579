import { z } from 'zod';
import { CountingProxy } from './counting-proxy.ts';
import type { Exchange } from './exchange.ts';
import { orderShape } from './order.ts';
import type { Order } from './order.ts';

/*
 * proxy-process.ts TARGET: the counting proxy in a process of its own, so that its work is not counted as the
 * product's. Says where it listens, and then does as it is told by its parent, in turn; ends with it.
 */
const proxy = await CountingProxy.start(z.string().parse(process.argv[2]));

/** @returns what was asked for, or that nothing was */
function obey(order: Order): readonly Exchange[] | null {
  switch (order.do) {
    case 'put-away':
      proxy.putAway(order.milliseconds);
      return null;
    case 'take':
      return proxy.take();
    case 'answer-from':
      proxy.answerFrom(order.exchanges);
      return null;
    case 'next-call':
      proxy.nextCall(order.recorded, order.now);
      return null;
  }
}

process.on('message', (message) => {
  process.send?.({ done: obey(orderShape.parse(message)) });
});
process.on('disconnect', () => process.exit());
process.send?.({ url: proxy.url });
