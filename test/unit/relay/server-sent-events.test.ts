import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServerSentEvents } from '../../../src/relay/server-sent-events.ts';

function heard(...pieces: readonly string[]): string[] {
  const data: string[] = [];
  const events = new ServerSentEvents((each) => data.push(each));
  for (const piece of pieces) events.add(piece);
  return data;
}

describe('a stream of events', () => {
  it('is the data of each event that has come to its end', () => {
    expect(heard('event: message\nid: 1\ndata: {"a":1}\n\n: still here\n\ndata:b\r\n\r\ndata: c\n')).toEqual([
      '{"a":1}',
      'b',
    ]);
  });

  it('joins the lines of one event', () => {
    expect(heard('data: a\ndata: b\n\n')).toEqual(['a\nb']);
  });

  it('is the same however it is cut', () => {
    const line = fc.string().filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(200)), (said, cuts) => {
        const text = said.map((each) => `event: message\ndata: ${each}\n\n`).join('');
        const ends = [...cuts, text.length].toSorted((a, b) => a - b);
        const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
        expect(heard(...pieces)).toEqual(said);
      }),
    );
  });

  it('is not kept without end', () => {
    const flood = 'x'.repeat(1024 * 1024);
    expect(() => heard(...Array.from({ length: 5 }, () => flood))).toThrow(RangeError);
    expect(() => heard(...Array.from({ length: 5 }, () => `data: ${flood}\n`))).toThrow(RangeError);
    expect(heard(...Array.from({ length: 5 }, () => `data: ${flood}\n\n`))).toHaveLength(5);
  });
});
