import type { Entry } from '../../journal/entry.ts';
import type { Recovered } from './recovered.ts';

/** The line that says what came of something that was cut off, and names the line that intended it. */
export function settledLater({ intent: line, became, made, number, id }: Recovered): Entry {
  const { connection, hash: intent } = line;
  const outcome = became === 'done' || became === 'not-done' ? became : 'unknown';
  switch (line.what) {
    case 'draft-intended': {
      const { key, request } = line;
      return { what: 'draft-settled', connection, key, request, outcome, document: made, intent };
    }
    case 'file-intended': {
      const { document, path, sha256 } = line;
      // It hangs there, but may not be shown beside it: whoever attaches it again finishes that.
      const known = became === 'done' ? 'unknown' : outcome;
      const file = { connection, document, path, sha256, attachment: id };
      return { what: 'file-settled', ...file, outcome: known, intent };
    }
    case 'partner-intended':
      return {
        ...{ what: 'partner-settled', connection, request: line.request },
        ...{ outcome, partner: id, intent },
      };
    case 'settling-intended': {
      const { request, document, by } = line;
      return { what: 'settling-settled', connection, request, document, by, outcome, intent };
    }
    case 'posting-intended': {
      const { request, document } = line;
      return { what: 'posting-settled', connection, request, document, outcome, number, intent };
    }
    case 'change-intended': {
      const { request, document, approved } = line;
      return { what: 'change-settled', connection, request, document, approved, outcome, intent };
    }
    case 'undoing-intended': {
      const { request, document } = line;
      return { what: 'undoing-settled', connection, request, document, outcome, intent };
    }
    case 'discarding-intended': {
      const { request, document } = line;
      return { what: 'discarding-settled', connection, request, document, outcome, intent };
    }
    case 'note-intended': {
      const { request, document } = line;
      return { what: 'note-settled', connection, request, document, outcome, intent };
    }
  }
}
