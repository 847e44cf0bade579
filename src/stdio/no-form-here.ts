import { Problem } from '../common/problem.ts';
import type { PartnerForm } from '../posting/partners/partner-form.ts';

/** Contacts are looked through in a form of VS Code; the page that approves has none. */
export class NoFormHere implements PartnerForm {
  absent(): Problem {
    return new Problem({
      code: 'nobody_to_ask',
      person:
        'An agent proposed a new contact. You look it through in a form of VS Code, and no window of VS Code has MCP Odoo connected to the same Odoo as the same user. Nothing was saved. Open one, or make the contact in Odoo itself.',
      model:
        'Only the person can save a contact, in a form of VS Code, and no window of VS Code has MCP Odoo connected to the same Odoo as the same user. Nothing was saved, and nothing you send can approve. Tell the person to open one, or to make the contact in Odoo itself; then call again, or find it with find_records. Do not call again before.',
    });
  }

  fill(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
