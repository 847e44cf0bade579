import { expect, it } from 'vitest';
import { loggedRequests } from '../../../src/journal/log/logged-request.ts';
import { requestDetails } from '../../../src/office/posting-log/request-words.ts';
import { asUser } from '../../support/as-user.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import { PaperSession } from '../../support/paper-session.ts';

it('the posting log names the user of a second key beside the connection', async () => {
  const session = new PaperSession();
  const chief = asUser(session, { login: 'chief@example.com', uid: 9 });
  const open = () => Promise.resolve({ session: chief, dispose: () => undefined });
  const office = await officeWithBill({
    session,
    secondKey: { login: chief.login, needsOtherUser: true, open },
  });
  office.person.willAnswer('yes');
  await office.gate.request(office.document, { kind: 'command' }, new AbortController().signal);
  const [request] = loggedRequests(await office.entries());
  expect(request && requestDetails(request)).toEqual(
    expect.arrayContaining([
      ['Odoo', 'https://books.example.com, database books, user billing@example.com'],
      ['Posted as', 'chief@example.com'],
    ]),
  );
});
