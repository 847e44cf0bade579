import { startOdoo } from '../../beds/odoo/bed.ts';
import type { OdooConnection } from '../../beds/odoo/connection.ts';
import type { Stage } from '../story-player.ts';
import type { Witness } from '../witness.ts';
import { World } from '../world.ts';
import { OdooCompany } from './odoo-company.ts';

/**
 * In databases of a real Odoo 19, two for each lane: a world that comes later works on in them. What a story changes below
 * Odoo's own code is changed there as people do, because nobody outside can do otherwise.
 */
export async function odooStage(): Promise<Stage> {
  const bed = await startOdoo('19');
  const databases = new Map<string, OdooConnection>();
  const database = async (name: string) => {
    const connection = databases.get(name) ?? (await bed.freshDatabase(name));
    databases.set(name, connection);
    return connection;
  };
  const openCompanies = async (lane: number, witness: Witness) => {
    const connections = [await database(`gate-${lane}-left`), await database(`gate-${lane}-right`)];
    // The product calls both by the same name: only the address tells one from the other.
    return Promise.all(connections.map((each) => OdooCompany.open('books', witness, each)));
  };
  return {
    lanes: 2,
    storiesOfAWorld: 60,
    openWorld: (lane) => World.open((witness) => openCompanies(lane, witness)),
  };
}
