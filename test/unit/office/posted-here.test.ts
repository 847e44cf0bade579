import { describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../../src/journal/log/logged-request.ts';
import { postedAmong } from '../../../src/office/posting-log/posted-here.ts';

const time = '2026-11-23T10:00:00.000Z';
const connection = { origin: 'https://books.example.com', database: 'books', login: 'anna' };

function logged(document: string, more: Partial<LoggedRequest> = {}, outcome = 'done'): LoggedRequest {
  const entry = { time, account: 'anna', host: 'laptop', request: '1', connection, document, hash: '' };
  return {
    about: 'posting',
    request: '1',
    connection,
    document,
    together: 1,
    time,
    asked: { ...entry, shown: `Post bill ${document}?\nAll of it` },
    settled: { ...entry, outcome, number: `BILL ${document}` },
    settlings: [],
    ...more,
  };
}

const documents = (...requests: LoggedRequest[]) =>
  postedAmong(requests, connection).map(({ document }) => document);

describe('what was posted through this installation', () => {
  it('has the number, what the person was asked, and when, the newest first', () => {
    expect(postedAmong([logged('move/8'), logged('move/7')], connection)).toEqual([
      { document: 'move/8', number: 'BILL move/8', question: 'Post bill move/8?', time },
      { document: 'move/7', number: 'BILL move/7', question: 'Post bill move/7?', time },
    ]);
  });

  it('has neither what Odoo refused nor what is in other books', () => {
    const elsewhere = { connection: { ...connection, database: 'others' } };
    expect(documents(logged('move/7', {}, 'rejected'), logged('move/8', elsewhere))).toEqual([]);
  });

  it('has not what was taken back since, but what was posted again after that', () => {
    const undone = logged('move/7', { about: 'undoing' });
    expect(documents(undone, logged('move/7'))).toEqual([]);
    expect(documents(logged('move/7'), undone, logged('move/7'))).toEqual(['move/7']);
  });

  it('has twenty at most', () => {
    const many = Array.from({ length: 30 }, (_, place) => logged(`move/${place + 1}`));
    expect(documents(...many)).toHaveLength(20);
  });
});
