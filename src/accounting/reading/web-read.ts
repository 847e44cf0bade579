import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { ReadOptions, RecordReader, Specification } from './record-reader.ts';

/** Odoo 17 and newer: one call of `web_read`, in one transaction. */
export class WebRead implements RecordReader {
  readonly #client: OdooClient;

  constructor(client: OdooClient) {
    this.#client = client;
  }

  async read(
    model: string,
    ids: readonly number[],
    specification: Specification,
    options: ReadOptions,
  ): Promise<readonly unknown[]> {
    const answer = await this.#client.call(model, 'web_read', {
      args: [[...ids], asJson(specification)],
      ...options,
    });
    return z.array(z.unknown()).parse(answer);
  }
}

function asJson(specification: Specification): Json {
  const fields = Object.entries(specification).map(([field, { fields: inner }]): [string, Json] => {
    return [field, inner === undefined ? {} : { fields: asJson(inner) }];
  });
  return Object.fromEntries(fields);
}
