import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consumeOnce } from '../../../src/journal/consume-once.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const consumedFolder = (): string => join(temporaryFolder(), 'consumed');

describe('what may be used once is used once', () => {
  it('and never after', async () => {
    const folder = consumedFolder();
    expect(await consumeOnce(folder, '../approval')).toBe(true);
    expect(await consumeOnce(folder, '../approval')).toBe(false);
    expect(await consumeOnce(folder, 'another')).toBe(true);
  });

  it('by one of many at a time', async () => {
    const folder = consumedFolder();
    const uses = await Promise.all(Array.from({ length: 20 }, () => consumeOnce(folder, 'approval')));
    expect(uses.filter((first) => first)).toHaveLength(1);
  });

  it('and not at all when that cannot be written down', async () => {
    const folder = consumedFolder();
    writeFileSync(folder, '');
    await expect(consumeOnce(folder, 'approval')).rejects.toMatchObject({ code: 'journal_unavailable' });
  });
});
