import { Postgresql } from '../../beds/odoo/postgresql.ts';

/** Rows of a bill in Odoo's own database, as many as are wanted: making them over the wire would take hours. */
export class ManyDrafts {
  readonly #postgresql: Postgresql;

  /** @param database of the bed for Odoo 19 */
  constructor(database: string) {
    this.#postgresql = new Postgresql('19', database);
  }

  /** Until there are so many drafts, each like the newest but for its lines, of which it has none. */
  async fillUp(count: number): Promise<void> {
    const columns = await this.#postgresql.run(
      `select string_agg(quote_ident(column_name), ', ') from information_schema.columns
       where table_name = 'account_move' and column_name not in ('id', 'access_token')`,
    );
    const there = Number(
      await this.#postgresql.run(`select count(*) from account_move where state = 'draft'`),
    );
    if (there >= count) return;
    await this.#postgresql.run(
      `insert into account_move (${columns})
       select ${columns} from (select * from account_move
         where state = 'draft' and move_type = 'in_invoice' order by id desc limit 1) as newest,
         generate_series(1, ${count - there})`,
    );
    await this.#postgresql.run('analyze account_move');
  }
}
