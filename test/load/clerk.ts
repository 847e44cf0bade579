import type { Answer } from '../../src/posting/approver.ts';
import { ScriptedApprover } from '../support/scripted-approver.ts';

/** A person who says yes to everything, and remembers nothing: what is measured here is the product's memory. */
export class Clerk extends ScriptedApprover {
  override ask(): Promise<Answer> {
    return Promise.resolve('yes');
  }

  override tell(sentence: string): void {
    console.error(sentence);
  }
}
