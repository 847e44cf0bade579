/** Ids of Odoo's records by what the sample company calls them. */
export class Ids {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #what: string;

  /**
   * @param what the records are, for the error
   * @param ids in the order of `names`
   */
  constructor(what: string, names: readonly string[], ids: readonly number[]) {
    if (names.length !== ids.length) throw new Error(`Odoo made ${ids.length} of ${names.length} ${what}s.`);
    this.#what = what;
    this.#ids = new Map(names.map((name, index) => [name, ids[index] ?? 0]));
  }

  of(name: string): number {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`The sample company has no ${this.#what} "${name}".`);
    return id;
  }

  /** False, Odoo's "none", for no name. */
  maybe(name: string | undefined): number | false {
    return name === undefined ? false : this.of(name);
  }
}
