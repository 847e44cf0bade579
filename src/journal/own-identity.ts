import { hostname, userInfo } from 'node:os';
import type { JournalIdentity } from './journal.ts';

/** Who writes here: this process, under the account of the operating system that started it. */
export function ownIdentity(): JournalIdentity {
  return { process: process.pid, host: hostname(), account: userInfo().username };
}
