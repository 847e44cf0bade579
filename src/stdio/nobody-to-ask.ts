import { Problem } from '../common/problem.ts';
import type { Answer, Approver } from '../posting/approver.ts';
import type { PartnerForm } from '../posting/partners/partner-form.ts';

/** Why a server that an MCP client started cannot ask, and how the person can say yes all the same. */
export function nobodyToAsk(): Problem {
  return new Problem({
    code: 'nobody_to_ask',
    person:
      'An agent asked for something that only you decide, and there was nobody to ask. Nothing was done. Open VS Code with MCP Odoo connected to the same Odoo, do it in Odoo itself, or run "mcp-odoo approvals" in a terminal.',
    model:
      'Only the person can decide this, and this server has no way to ask them. Nothing was done, and nothing you send can approve. Tell the person what is to be decided and that they can do it in Odoo itself (get_document gives the address); or open VS Code with MCP Odoo connected to the same Odoo as the same user, or run "mcp-odoo approvals" in a terminal: then call again. Do not call again before.',
  });
}

/**
 * Never says yes. The client of a stdio server answers for itself, whatever it would be asked by: so nothing is asked of
 * it, and neither an argument nor the environment can stand for a person.
 */
export class NobodyToAsk implements Approver, PartnerForm {
  absent(): Problem {
    return nobodyToAsk();
  }

  ask(): Promise<Answer> {
    return Promise.resolve('closed');
  }

  review(): Promise<Exclude<Answer, 'review'>> {
    return Promise.resolve('closed');
  }

  closeReview(): void {
    // There is none.
  }

  typeTotal(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  tell(): void {
    // Nobody has said yes to anything.
  }

  fill(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
