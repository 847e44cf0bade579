import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DemoCompany } from '../../../src/demo/demo-company.ts';

const faultSchema = z.object({ name: z.string(), message: z.string(), debug: z.string() });

/** One call over JSON-2, as the Billing user. */
async function ask(demo: DemoCompany, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${demo.url}/json/2/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${demo.users[0]?.key ?? ''}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

const count = (demo: DemoCompany, model: string) => ask(demo, `${model}/search_count`, { domain: [] });
const draft = { move_type: 'in_invoice', invoice_line_ids: [[0, 0, { name: 'Paper', price_unit: 10 }]] };

describe('the demo company', () => {
  let demo: DemoCompany;
  beforeAll(async () => {
    demo = await DemoCompany.start();
  });
  afterAll(() => demo.dispose());

  it('has the sample company in it', async () => {
    expect(await count(demo, 'res.company')).toBe(2);
    expect(await count(demo, 'account.move')).toBe(76);
    expect(demo.users.map(({ role }) => role)).toEqual(['billing', 'billing-one', 'accountant', 'readonly']);
  });

  it('has fresh credentials and a fresh database name at each start', async () => {
    const other = await DemoCompany.start();
    try {
      expect(other.database).not.toBe(demo.database);
      expect(other.users[0]?.key).toMatch(/^[0-9a-f]{40}$/);
      expect(other.users[0]?.key).not.toBe(demo.users[0]?.key);
      expect(other.users[0]?.password).not.toBe(demo.users[0]?.password);
      expect(await ask(other, 'res.users/context_get', {})).toMatchObject({ lang: 'en_US' });
    } finally {
      await other.dispose();
    }
  });

  it('says it when a call fails, without a traceback or a path', async () => {
    const fault = faultSchema.parse(await ask(demo, 'res.partner/read', { ids: [1], fields: ['nope'] }));
    expect(fault).toEqual({
      name: 'builtins.ValueError',
      message: "Invalid field 'nope' on 'res.partner'",
      debug: "builtins.ValueError: Invalid field 'nope' on 'res.partner'\n",
    });
  });

  it('leaves nothing behind of a call that fails', async () => {
    const before = await count(demo, 'account.move');
    const bad = { ...draft, journal_id: 99999999 };
    expect(await ask(demo, 'account.move/create', { vals_list: [draft, bad] })).toHaveProperty('name');
    expect(await count(demo, 'account.move')).toBe(before);
  });

  it('lets nobody in by another name', async () => {
    const status = await new Promise((resolve, reject) => {
      const get = request(
        `${demo.url}/web/version`,
        { headers: { Host: 'evil.example.com' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      get.on('error', reject);
      get.end();
    });
    expect(status).toBe(403);
  });

  it('shows a page without data to whoever opens a document in a browser', async () => {
    const response = await fetch(`${demo.url}/odoo/account.move/63?db=${demo.database}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('This is the demo company');
    expect(page).not.toMatch(/Lindenhof|Stadtwerke/);
  });
});

describe('resetting the demo company', () => {
  it('brings everything back as it was, in a database of another name', async () => {
    const demo = await DemoCompany.start();
    try {
      const { database, users } = demo;
      await ask(demo, 'account.move/create', { vals_list: [draft] });
      expect(await count(demo, 'account.move')).toBe(77);
      await demo.reset();
      expect(await count(demo, 'account.move')).toBe(76);
      expect(demo.database).not.toBe(database);
      expect(demo.users).toEqual(users);
    } finally {
      await demo.dispose();
    }
  });
});

describe('a state file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-company-'));
  const stateFile = join(folder, 'company.json');
  const started: DemoCompany[] = [];
  const start = async () => {
    const demo = await DemoCompany.start({ stateFile });
    started.push(demo);
    return demo;
  };
  afterEach(async () => {
    for (const demo of started.splice(0)) await demo.dispose();
    rmSync(stateFile, { force: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps what was written until the next start', async () => {
    const first = await start();
    const [id] = z.array(z.int()).parse(await ask(first, 'account.move/create', { vals_list: [draft] }));
    const read = (demo: DemoCompany) =>
      ask(demo, 'account.move/read', { ids: [id], fields: ['amount_total', 'line_ids', 'state', 'date'] });
    const before = await read(first);
    await first.dispose();
    const second = await start();
    expect(second.database).toBe(first.database);
    expect(await read(second)).toEqual(before);
  });

  it('is for its owner alone and holds no credentials', async () => {
    const demo = await start();
    expect(statSync(stateFile).mode & 0o077).toBe(0);
    const text = readFileSync(stateFile, 'utf8');
    for (const { key, password } of demo.users) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(password);
    }
  });

  it('says so when it is damaged', async () => {
    writeFileSync(stateFile, '{"format":1');
    await expect(start()).rejects.toThrow('is damaged or of another version');
  });
});
