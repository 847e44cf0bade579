import { keysFolder } from '../approvals/approval-folder.ts';
import type { KeysOfYes } from '../approvals/second-key/keys-of-yes.ts';
import type { ConnectionFacts } from '../office/connection-facts.ts';
import type { SecondKeyOf } from './own-office.ts';

/**
 * Posts with the key that the person has sealed for a connection, where there is one.
 * @param keysOfYes what opens it: the passphrase of a yes
 */
export function sealedKey(dataDirectory: string, keysOfYes: KeysOfYes) {
  /** @throws Problem `approvals_unavailable` */
  return async (connection: ConnectionFacts): Promise<SecondKeyOf> => {
    const { SealedKeys } = await import('../approvals/second-key/sealed-keys.ts');
    const { SealedSecondKey } = await import('../approvals/second-key/sealed-second-key.ts');
    const sealedKeys = new SealedKeys(keysFolder(dataDirectory));
    const found = await sealedKeys.find(connection);
    if (found === undefined) return () => undefined;
    const { poster: login } = found;
    return ({ logIn }) =>
      new SealedSecondKey({
        ...{ drafting: connection, login, sealedKeys, keysOfYes },
        logIn: (key) => logIn(login, key),
      });
  };
}
