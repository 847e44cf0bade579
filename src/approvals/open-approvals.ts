import type { Clock } from '../common/clock.ts';
import type { Claims } from '../journal/claims.ts';
import { openApprovalFolder } from './approval-folder.ts';
import { ApprovalPage } from './page/approval-page.ts';
import type { Papers } from './papers.ts';
import { PairedBrowsers } from './pairing/paired-browsers.ts';
import { PairingCodes } from './pairing/pairing-codes.ts';
import { RunningPages } from './pairing/running-pages.ts';
import { ContactForms } from './contact-forms.ts';
import { PageApprover } from './page-approver.ts';
import { PageForm } from './page-form.ts';
import { PassphraseDesk } from './passphrase/passphrase-desk.ts';
import { PassphraseFile } from './passphrase/passphrase-file.ts';
import type { Cost } from './passphrase/passphrase-file.ts';
import { WrongTries } from './passphrase/wrong-tries.ts';
import { Questions } from './questions.ts';
import type { KeysOfYes } from './second-key/keys-of-yes.ts';
import { SealedKeys } from './second-key/sealed-keys.ts';

export interface ApprovalStoreParts {
  /** The data directory, opened before. */
  readonly root: string;
  readonly claims: Claims;
  readonly clock: Clock;
  /** What a try at the passphrase costs; the product's own when left out. */
  readonly cost?: Cost;
}

/** What all processes of an account share: the pairings, the passphrase, and where pages are open. */
export interface ApprovalStores {
  readonly browsers: PairedBrowsers;
  readonly codes: PairingCodes;
  readonly pages: RunningPages;
  readonly file: PassphraseFile;
  readonly passphrase: PassphraseDesk;
  readonly sealedKeys: SealedKeys;
}

/** @throws Problem `approvals_unavailable` */
export async function openApprovalStores(parts: ApprovalStoreParts): Promise<ApprovalStores> {
  const { root, claims, clock, cost } = parts;
  const folder = await openApprovalFolder(root);
  const file = new PassphraseFile(folder.passphrase, clock, cost);
  const tries = new WrongTries(folder.wrongTries, clock);
  return {
    browsers: new PairedBrowsers(folder.browsers, clock),
    codes: new PairingCodes(folder.codes, clock),
    pages: new RunningPages(folder.pages),
    file,
    passphrase: new PassphraseDesk({ file, tries, claims, clock }),
    sealedKeys: new SealedKeys(folder.keys),
  };
}

export interface ApprovalsParts extends ApprovalStoreParts {
  /** Tells the person where a question waits for them: a URL without any secret in it. */
  readonly announce: (url: string) => void;
  /** Logs a fault of ours. */
  readonly onFault: (thrown: unknown) => void;
  /** Left out, no papers are shown. */
  readonly papers?: Papers;
  /** Is given what the passphrase of each yes opens. */
  readonly keysOfYes?: KeysOfYes;
}

/** What asks the person of a server without a window, and its page, to be disposed when the server ends. */
export interface Approvals {
  readonly approver: PageApprover;
  readonly form: PageForm;
  readonly page: ApprovalPage;
}

/**
 * Puts together what asks a person on a local page. No port is opened before something is asked.
 * @throws Problem `approvals_unavailable`
 */
export async function openApprovals(parts: ApprovalsParts): Promise<Approvals> {
  const { announce, onFault, keysOfYes, papers } = parts;
  const questions = new Questions();
  const contacts = new ContactForms();
  const stores = await openApprovalStores(parts);
  const page = new ApprovalPage({
    ...stores,
    ...{ questions, contacts, onFault },
    ...(papers !== undefined && { papers }),
  });
  const telling = { openPage: () => page.open(), announce };
  return {
    page,
    approver: new PageApprover({ questions, ...telling, keysOfYes }),
    form: new PageForm({ contacts, ...telling }),
  };
}
