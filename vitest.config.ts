import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Somebody else's Odoo has other companies and users than the bed's: what needs those does not run there.
const isForeignOdoo = (process.env.ODOO_TEST_URL ?? '') !== '';

// The product in several processes: slower than all that needs one.
const WITH_PROCESSES = ['test/odoo/cut-off.test.ts', 'test/odoo/exactly-once.test.ts'];

// What is done to Odoo's own database: the demo company has none.
const ON_POSTGRESQL = ['test/odoo/in-postgresql.test.ts'];

export default defineConfig({
  test: {
    // Vitest would leave one core to itself; much of what is tested waits for sockets and disks.
    maxWorkers: availableParallelism(),
    projects: [
      // All that needs nothing but this machine. Loading the product is a good part of it: that is done once.
      {
        test: {
          name: 'quick',
          include: ['test/{unit,odoo,contract}/**/*.test.ts'],
          exclude: [...WITH_PROCESSES, ...ON_POSTGRESQL],
          env: { ODOO_TEST_VERSION: 'demo' },
          isolate: false,
          // Property tests play hundreds of stories, each with a journal on disk.
          testTimeout: 30_000,
          // What is waited for comes at once, unless the machine has other work.
          expect: { poll: { timeout: 15_000, interval: 20 } },
        },
      },
      {
        test: {
          name: 'odoo',
          include: isForeignOdoo ? ['test/odoo/any-odoo.test.ts'] : ['test/odoo/**/*.test.ts'],
          globalSetup: ['test/odoo/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          globalSetup: ['test/contract/global-setup.ts'],
          // Each file has an Odoo of its own and shares nothing else: loading the demo company once is enough.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'sequences',
          include: ['test/sequences/**/*.test.ts'],
          testTimeout: 60 * 60_000,
          hookTimeout: 120_000,
        },
      },
      // Attacks on the gate, and random stories in which one posts nothing that nobody said yes to.
      {
        test: {
          name: 'gate',
          include: ['test/gate/**/*.test.ts'],
          testTimeout: 60 * 60_000,
          hookTimeout: 120_000,
        },
      },
      // What can go wrong between us and Odoo, row by row.
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // Ten agents at once, what is left in memory, and more drafts than anybody has.
      {
        test: {
          name: 'load',
          include: ['test/load/**/*.test.ts'],
          testTimeout: 20 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      // Processes that are killed while they write, and what the next start makes of it.
      {
        test: {
          name: 'crashes',
          include: ['test/crashes/**/*.test.ts', ...WITH_PROCESSES],
          env: { ODOO_TEST_VERSION: 'demo' },
          testTimeout: 120_000,
          maxConcurrency: 3,
        },
      },
      // The command line, in processes of its own.
      {
        test: {
          name: 'stdio',
          include: ['test/stdio/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // The page where a person approves without VS Code, in a real browser.
      {
        test: {
          name: 'approvals',
          include: ['test/approvals/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // Bills of others, which are not part of the project.
      { test: { name: 'papers', include: ['test/papers/**/*.test.ts'], testTimeout: 60_000 } },
      // The packed extension in an empty profile, with nothing but loopback.
      {
        test: {
          name: 'offline',
          include: ['test/offline/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'vscode',
          include: ['test/vscode/**/*.test.ts'],
          globalSetup: ['test/vscode/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
