import { t } from '@vscode/l10n';
import type { PostedHere } from '../../office/posting-log/posted-here.ts';
import type { Handle } from '../../accounting/handle.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { ROW } from '../contributions.ts';
import { rowId } from './row-id.ts';
import type { TreeNode, TreeRow } from './tree-node.ts';

/** A document that was posted today through this installation: it can be taken back from here. */
export class PostedNode implements TreeNode {
  readonly children = [];
  readonly row: TreeRow;
  readonly #connection: ConnectionProfile;
  readonly #document: Handle;

  constructor(connection: ConnectionProfile, { document, number, question }: PostedHere) {
    this.#connection = connection;
    this.#document = document;
    const what = askedAbout(question);
    this.row = {
      id: rowId(connection, `posted/${document}`),
      label: number,
      description: what,
      icon: 'check',
      context: [ROW.posted, ...(isInOdoo(document) ? [ROW.inOdoo] : [])].join(' '),
      tooltip: {
        title: number,
        facts: [
          [t`Posted today`, what],
          [t`Document`, document],
        ],
      },
      spoken: t`Posted today, ${number}, ${what}`,
    };
  }

  /** Whether it is one that was made here. */
  static isOne(value: unknown): value is PostedNode {
    return typeof value === 'object' && value !== null && #document in value;
  }

  get connection(): ConnectionProfile {
    return this.#connection;
  }

  get document(): Handle {
    return this.#document;
  }
}

/** Of "Post vendor bill of “Azure Interior”, 119.00 EUR?" the document. It was asked in the language of that day. */
function askedAbout(question: string): string {
  const asked = question.replace(/^D[EÉ]MO\s?: /, '');
  const frames = ['Post {0}?', 'Enter {0}?', t('Post {0}?', '{0}'), t('Enter {0}?', '{0}')];
  for (const frame of frames) {
    const [before = '', after = ''] = frame.split('{0}');
    if (asked.startsWith(before) && asked.endsWith(after))
      return asked.slice(before.length, asked.length - after.length);
  }
  return asked;
}

/** Stands after the drafts while there are any. */
export class PostedGroup implements TreeNode {
  readonly children: readonly PostedNode[];
  readonly row: TreeRow;

  constructor(connection: ConnectionProfile, posted: readonly PostedHere[]) {
    this.children = posted.map((each) => new PostedNode(connection, each));
    const count = String(posted.length);
    this.row = {
      id: rowId(connection, 'posted'),
      label: t`Posted today`,
      description: count,
      context: 'kind',
      spoken: t`Posted today, ${count}`,
    };
  }
}
