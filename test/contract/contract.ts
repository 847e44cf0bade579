import { afterAll, inject, it } from 'vitest';
import { Odoo, PROTOCOLS } from './odoo.ts';
import type { Protocol } from './odoo.ts';
import { speaksJson2 } from './place.ts';
import type { Place } from './place.ts';
import { findSample } from './sample.ts';
import { openTarget } from './targets/target.ts';
import { Uids } from './uids.ts';

/** For which Odoos a promise holds. */
export interface Holds {
  /** The versions that it was seen to hold for. Versions between two that are named count as named. */
  readonly odoo: readonly [19] | readonly [14] | readonly [14, 19];
  /** Over this protocol alone. */
  readonly over?: Protocol;
  /** Why the demo company does not keep it: it plays Odoo 19 for what our client calls, and no more. */
  readonly notInDemo?: string;
  /** For what the demo company refuses and Odoo does not. */
  readonly demoOnly?: true;
  /** On an Odoo that is not ours: left out when it needs the sample company; `writes` waits for its owner's leave. */
  readonly anywhere?: 'reads' | 'writes';
}

/** Where a promise holds that no protocol changes anything about: asked over the one that all versions speak. */
export const ON_14: Holds = { odoo: [14], over: 'json-rpc' };
export const ON_19: Holds = { odoo: [19], over: 'json-rpc' };
export const ON_BOTH: Holds = { odoo: [14, 19], over: 'json-rpc' };

/** Declares one promise: checked over every protocol that the target speaks, or not registered at all. */
export type Contract = (promise: string, holds: Holds, check: (odoo: Odoo) => Promise<void>) => void;

/**
 * Opens the target for one file: its place in the database of the run, or a demo company of its own.
 * @returns how to declare promises
 */
export async function openContract(): Promise<Contract> {
  const shared = inject('place');
  const own = shared === undefined ? await openTarget('demo') : undefined;
  const place = shared ?? own?.place;
  if (place === undefined) throw new Error('There is no target.');
  afterAll(() => own?.dispose());
  const uids = new Uids(place);
  const odooOver = (protocol: Protocol, sample?: Awaited<ReturnType<typeof findSample>>) =>
    new Odoo(place, protocol, 'billing', uids, sample);
  const sample = place.kind === 'foreign' ? undefined : await findSample(odooOver('json-rpc'));
  const protocols = PROTOCOLS.filter((protocol) => protocol === 'json-rpc' || speaksJson2(place));
  return (promise, holds, check) => {
    if (!concerns(holds, place)) return;
    for (const protocol of protocols) {
      if (holds.over !== undefined && holds.over !== protocol) continue;
      const name = holds.over === undefined ? `${promise} (${protocol})` : promise;
      it(name, () => check(odooOver(protocol, sample)));
    }
  };
}

function concerns({ odoo, notInDemo, demoOnly, anywhere }: Holds, { kind, major, mayWrite }: Place): boolean {
  if (major < Math.min(...odoo) || major > Math.max(...odoo)) return false;
  if (demoOnly === true && kind !== 'demo') return false;
  switch (kind) {
    case 'demo':
      return notInDemo === undefined;
    case 'foreign':
      return anywhere === 'reads' || (anywhere === 'writes' && mayWrite);
    case 'bed':
      return true;
  }
}
