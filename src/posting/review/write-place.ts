import { t } from '@vscode/l10n';
import { demoHeading } from '../../common/demo-words.ts';
import { labelled } from './review-writer.ts';
import type { ReviewWriter } from './review-writer.ts';
import type { Place } from './review.ts';

/**
 * What the details of every dialog begin with: which books these are, from the live connection, and as whom they are
 * kept.
 * @param companies the names of those whose documents it is about
 * @param byWhom "Posted by the Odoo user"
 */
export function writePlace(
  writer: ReviewWriter,
  place: Place,
  companies: readonly string[],
  byWhom: string,
): void {
  writer.row('Odoo', place.origin);
  writer.row(t`Database`, place.database);
  for (const company of new Set(companies)) writer.row(t`Company`, company);
  writer.row(t`Your name for the connection`, place.connectionName);
  if (place.isDemo) writer.sentence(demoHeading());
  writer.row(byWhom, place.postsAs ?? place.login);
  writer.gap();
}

/** What the person should look at, each on one line. */
export function writeWarnings(writer: ReviewWriter, warnings: readonly string[]): void {
  for (const warning of warnings) writer.sentence(labelled(t`Warning`, writer.value(warning, 400)));
}
