import { DemoCompany } from '../../../src/demo/demo-company.ts';
import type { OpenTarget } from './target.ts';

/** A demo company of its own. */
export async function openDemo(): Promise<OpenTarget> {
  const demo = await DemoCompany.start();
  const { url, database, users } = demo;
  const place = { url, database, major: 19, headers: {}, kind: 'demo', mayWrite: true, users } as const;
  return { place, dispose: () => demo.dispose() };
}
