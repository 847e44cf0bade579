import { expect } from 'vitest';
import type { Answer } from '../../src/posting/approver.ts';
import type { OfficeWithBill } from './paper-bill.ts';

const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;

/** A dialog that stays open until the person presses something. */
export function openDialog(office: OfficeWithBill) {
  const place = office.person.shown.length;
  let press: (answer: Answer) => void = () => undefined;
  const answered = new Promise<Answer>((resolve) => (press = resolve));
  office.person.willAnswer(() => answered);
  return {
    press,
    isShown: () => expect.poll(() => office.person.shown.length, { interval: 1 }).toBe(place + 1),
  };
}

/** Somebody who asks for the document to be posted, and may leave. */
export function caller(office: OfficeWithBill, document = office.document) {
  const leaving = new AbortController();
  const answer = office.gate.request(document, agent, leaving.signal);
  return { answer, leave: () => leaving.abort() };
}
