import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { isoDay } from '../../common/iso-day.ts';
import type { Json } from '../../common/json.ts';
import { Kept } from '../../common/kept.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { odooText } from '../../accounting/reading/odoo-values.ts';
import { booksProblems } from '../../accounting/problems.ts';
import { readVisible } from '../../accounting/reading/visible.ts';
import { chooseReader } from '../../accounting/reading/choose-reader.ts';
import type { RecordReader, Specification } from '../../accounting/reading/record-reader.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { PapersSaid } from '../review/paper-said.ts';
import { analyticNames } from './analytic-names.ts';
import { ORIGINAL } from './original.ts';
import type { Snapshot } from './snapshot.ts';

/** Which fields exist on a model changes only when modules are installed. */
const FIELDS_LIFE_MS = 60 * 60_000;

const fieldsAnswer = z.record(z.string(), z.object({ type: z.string(), store: z.boolean().optional() }));
const jsonValue: z.ZodType<Json> = z.json();
const moveAnswer = z
  .record(z.string(), jsonValue)
  .and(z.object({ id: z.int(), line_ids: z.array(z.record(z.string(), jsonValue)) }));
const attachmentRows = z.array(
  z.object({ id: z.int(), name: z.string(), checksum: odooText, url: odooText, res_id: z.int() }),
);

/** These are read with their names, for the review; for the digest only the ids count. */
const WITH_NAMES = {
  move: ['company_id', 'journal_id', 'invoice_payment_term_id', 'partner_bank_id'],
  line: ['tax_ids', 'tax_line_id', 'partner_id', 'tax_tag_ids'],
} as const;

/**
 * Shown in the review, whether Odoo stores them or not. What it computes anew each time is no part of the digest;
 * what an older Odoo calls otherwise is read in today's words.
 */
const FOR_REVIEW = {
  move: {
    tax_lock_date_message: {},
    duplicated_ref_ids: { fields: { display_name: {} } },
    company_currency_id: {},
  },
  line: { display_type: {}, discount_date: {}, discount_amount_currency: {}, analytic_distribution: {} },
} as const;

/** Reads documents as Odoo holds them, with their attachments side by side. */
export class SnapshotReader {
  readonly #client: OdooClient;
  readonly #records: RecordReader;
  readonly #specifications: Kept<Specification>;
  readonly #papers: Pick<PapersSaid, 'of'>;
  readonly #version: OdooVersion;
  readonly #clock: Clock;

  constructor(client: OdooClient, version: OdooVersion, clock: Clock, papers: Pick<PapersSaid, 'of'>) {
    this.#client = client;
    this.#papers = papers;
    this.#version = version;
    this.#clock = clock;
    this.#records = chooseReader(client, version, clock, 'fresh');
    this.#specifications = new Kept(clock, FIELDS_LIFE_MS);
  }

  /**
   * @param companies ids of the companies that may be seen, Odoo's current one first
   * @throws Problem document_not_found
   */
  async read(document: MoveHandle, companies: readonly number[], signal?: AbortSignal): Promise<Snapshot> {
    const [snapshot] = await this.readAll([document], companies, signal);
    if (snapshot === undefined) throw booksProblems.documentNotFound(document);
    return snapshot;
  }

  /**
   * Several documents at the cost of one.
   * @returns in the order asked for
   * @throws Problem document_not_found for the first that cannot be seen
   */
  async readAll(
    documents: readonly MoveHandle[],
    companies: readonly number[],
    signal?: AbortSignal,
  ): Promise<readonly Snapshot[]> {
    const [first] = documents;
    if (first === undefined) return [];
    const context = { allowed_company_ids: companies };
    const specification = await this.#specifications.get('account.move', () => this.#specification());
    const papers = await Promise.all(documents.map((document) => this.#papers.of(document)));
    const ids = documents.map(idOf);
    const ofDocuments = [
      ['res_model', '=', 'account.move'],
      ['res_id', 'in', ids],
    ];
    const [found, attachments] = await readVisible(first, () =>
      Promise.all([
        this.#records.read('account.move', ids, specification, { context, signal }),
        this.#client.call('ir.attachment', 'search_read', {
          args: [ofDocuments],
          kwargs: { fields: ['name', 'checksum', 'url', 'res_id'], order: 'id' },
          context,
          signal,
        }),
      ]),
    );
    const moves = new Map(
      found.map((each) => moveAnswer.parse(each)).map((move) => [move.id, move] as const),
    );
    const files = attachmentRows.parse(attachments);
    const lines = [...moves.values()].flatMap((move) => move.line_ids);
    const analytic = await analyticNames(this.#client, lines, { context, signal });
    const readOn = isoDay(new Date(this.#clock.now()));
    return documents.map((document, place) => {
      const there = moves.get(idOf(document));
      if (there === undefined) throw booksProblems.documentNotFound(document);
      const { line_ids, ...move } = there;
      const paper = papers[place];
      const attached = files.filter((file) => file.res_id === idOf(document));
      return {
        document,
        companies,
        move,
        lines: line_ids,
        attachments: attached.map(({ id, name, checksum = '', url = '' }) => ({ id, name, checksum, url })),
        ...{ analytic, readOn, version: this.#version },
        ...(paper === undefined ? {} : { paper }),
      };
    });
  }

  async #specification(): Promise<Specification> {
    const [move, line] = await Promise.all([
      this.#storedFields('account.move'),
      this.#storedFields('account.move.line'),
    ]);
    return {
      ...specify(move, WITH_NAMES.move),
      ...FOR_REVIEW.move,
      currency_id: { fields: { name: {}, decimal_places: {} } },
      company_currency_id: { fields: { name: {}, decimal_places: {} } },
      partner_id: { fields: { display_name: {}, vat: {} } },
      reversed_entry_id: ORIGINAL,
      line_ids: {
        fields: {
          ...FOR_REVIEW.line,
          ...specify(line, WITH_NAMES.line),
          account_id: { fields: { code: {}, name: {} } },
          currency_id: { fields: { name: {}, decimal_places: {} } },
        },
      },
    };
  }

  async #storedFields(model: string): Promise<string[]> {
    const fields = fieldsAnswer.parse(
      await this.#client.call(model, 'fields_get', { args: [[]], kwargs: { attributes: ['type', 'store'] } }),
    );
    return Object.entries(fields)
      .filter(
        ([, field]) => field.store === true && !['binary', 'one2many', 'properties'].includes(field.type),
      )
      .map(([name]) => name)
      .toSorted();
  }
}

function specify(fields: readonly string[], withNames: readonly string[]): Specification {
  const ask = (field: string) => (withNames.includes(field) ? { fields: { display_name: {} } } : {});
  return Object.fromEntries(fields.map((field) => [field, ask(field)] as const));
}
