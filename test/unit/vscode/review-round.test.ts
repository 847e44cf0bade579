import { describe, expect, it } from 'vitest';
import { moveHandle } from '../../../src/accounting/handle.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { ReviewRound } from '../../../src/vscode/review/review-round.ts';

const connection = (login: string): ConnectionProfile => ({
  ...{ name: login, origin: 'https://books.example.com', database: 'books' },
  ...{ login, allowPlainHttp: false },
});
const ada = { connection: connection('ada'), document: moveHandle(7) };
const ben = { connection: connection('ben'), document: moveHandle(7) };
const other = { connection: connection('ada'), document: moveHandle(8) };

describe('a round through the drafts', () => {
  it('goes on with the first one that was not reviewed, in their order', () => {
    const round = new ReviewRound();
    expect(round.next([ada, other])).toBe(ada);
    round.reviewed(ada);
    expect(round.next([ada, other])).toBe(other);
    expect(round.next([other, ada])).toBe(other);
    round.reviewed(other);
    expect(round.next([ada, other])).toBeUndefined();
  });

  it('knows a document on its own connection only', () => {
    const round = new ReviewRound();
    round.reviewed(ada);
    expect(round.next([ada, ben])).toBe(ben);
  });

  it('begins again', () => {
    const round = new ReviewRound();
    round.reviewed(ada);
    round.beginAgain();
    expect(round.next([ada])).toBe(ada);
  });
});
