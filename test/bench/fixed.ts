import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startDemo } from './company.ts';
import { Desk } from './desk.ts';
import type { Fixed } from './results.ts';
import type { Bundle } from './start/bundle.ts';
import { activate } from './start/start-up.ts';
import { jobs, stock } from './tools/jobs.ts';
import { JobAtDesk } from './tools/measure-job.ts';
import type { Counted } from './tools/measure-job.ts';

/** What does not depend on the machine's speed, on the demo company. The bundle is of no use afterwards. */
export async function countFixed(bundle: Bundle): Promise<Fixed> {
  const { modules, toolListBytes } = await activate(bundle.dist);
  const files = modules.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  const activation = {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    packages: files.filter((file) => file.includes('node_modules')).length,
  };
  return { tools: await countTools(), toolListBytes, activation, sizes: bundle.sizes() };
}

async function countTools(): Promise<Counted[]> {
  const company = await startDemo();
  const desk = await Desk.open(company.connection, 'json-2');
  const counted: Counted[] = [];
  for (const job of jobs(await stock(desk))) counted.push(await new JobAtDesk(desk, job).count());
  await desk.dispose();
  await company.dispose();
  return counted;
}
