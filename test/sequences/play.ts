import { differences } from './differences.ts';
import type { PlannedCall } from './planned-call.ts';
import type { ComparedFields, Side } from './side.ts';

/** The two systems that are compared. */
export interface Pair {
  readonly odoo: Side;
  readonly demo: Side;
  /** The stored fields that the demo has; Odoo has them all. */
  readonly fields: ComparedFields;
}

/** Readies a pair: all that the demo stores will be compared. */
export async function pairOf(odoo: Side, demo: Side): Promise<Pair> {
  const stored = async (model: string) =>
    Object.entries(await demo.fieldsOf(model))
      .filter(([, field]) => field.store === true && field.type !== 'one2many')
      .map(([name]) => name)
      .toSorted();
  return {
    odoo,
    demo,
    fields: { move: await stored('account.move'), line: await stored('account.move.line') },
  };
}

/** The sample was made by an administrator, whom the demo company has not. */
const MAKERS: readonly string[] = [
  'create_uid',
  'write_uid',
  'invoice_user_id',
  'invoice_partner_display_name',
];

/** Where the documents of the sample company differ. */
export async function compareSample({ odoo, demo, fields }: Pair): Promise<string[]> {
  const compared = {
    move: fields.move.filter((field) => !MAKERS.includes(field)),
    line: fields.line.filter((field) => !MAKERS.includes(field)),
  };
  return differences(await odoo.sampleState(compared), await demo.sampleState(compared));
}

/**
 * Plays a story on both, call by call.
 * @returns where they first differ: in an answer or in what is stored after it; empty when they never do
 */
export async function play({ odoo, demo, fields }: Pair, story: readonly PlannedCall[]): Promise<string[]> {
  odoo.begin();
  demo.begin();
  for (const [step, call] of story.entries()) {
    const said = differences(...(await side2side((side) => side.play(call))));
    const stored = changes(call)
      ? differences(...(await side2side((side) => side.state(fields))), 'stored')
      : [];
    const found = [...said, ...stored];
    if (found.length > 0)
      return [`Call ${step + 1}, ${call.method} as ${call.role} over ${call.over}:`, ...found];
  }
  return [];

  async function side2side(work: (side: Side) => Promise<unknown>): Promise<[unknown, unknown]> {
    // One after the other: two cores, and the real Odoo is one of them.
    return [await work(odoo), await work(demo)];
  }
}

function changes(call: PlannedCall): boolean {
  return call.model === 'account.move' && !/^(?:search|read|web_read|check)/.test(call.method);
}
