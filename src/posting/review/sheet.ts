import { t } from '@vscode/l10n';
import type { Handle } from '../../accounting/handle.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import type { Place, Requester } from './review.ts';

/** A fact behind its label. */
export interface SheetRow {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

export interface SheetColumn {
  readonly label: string;
  readonly isAmount: boolean;
}

/** A cell has a line of text for each fact. */
export type SheetCell = readonly string[];

/** A part of a sheet. Foreign values stand in it as they came: who draws them makes them safe. */
export type SheetPart =
  | { readonly kind: 'facts'; readonly title: string; readonly rows: readonly SheetRow[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly SheetColumn[];
      readonly rows: readonly (readonly SheetCell[])[];
      /** Its rows are the documents of a set, in their order, and each opens its sheet. */
      readonly opensSheets?: boolean;
    }
  | { readonly kind: 'list' | 'warnings'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'text'; readonly title: string; readonly text: string };

/** A document whose files stand beside a sheet, and how people know it. */
export interface Beside {
  readonly document: Handle;
  readonly name: string;
}

/** One document as a person decides on it, for the review panel: all that the dialog says, and nothing of it cut. */
export interface DocumentSheet {
  readonly place: Place;
  readonly company: string;
  /** "Posted by the Odoo user". */
  readonly byWhom: string;
  readonly document: Handle;
  /** "vendor bill of “Azure Interior”, 1,234.56 EUR", made safe to show. */
  readonly name: string;
  /** Other documents whose files matter here: those that a payment pays. */
  readonly beside?: readonly Beside[];
  readonly warnings: readonly string[];
  /** What is to be done with the document, where that is anything but posting it. */
  readonly deed?: readonly SheetPart[];
  /** What the document says. */
  readonly body: readonly SheetPart[];
  /** What posting does besides. */
  readonly effects: readonly string[];
  readonly total: readonly SheetRow[];
  /** Why the person has to type the total, where they have to. */
  readonly typeTotal?: string | undefined;
  readonly attachments: readonly string[];
  readonly requester: Requester;
}

/**
 * A sheet from its top to its end, in the order of the dialog; without what is empty.
 * @param oneself what it is called when no agent asks
 */
export function partsOf(sheet: DocumentSheet, oneself?: string): SheetPart[] {
  const { place, company, byWhom, warnings, deed = [], body, effects, total, typeTotal } = sheet;
  return filled([
    { kind: 'facts', title: t`Where`, rows: placeRows(place, [company], byWhom) },
    { kind: 'warnings', title: t`Warnings`, items: warnings },
    ...deed,
    ...body,
    { kind: 'list', title: t`What posting does besides`, items: effects },
    { kind: 'facts', title: t`Total`, rows: [...total, ...rowsOf([[t`You type it`, typeTotal]])] },
    { kind: 'list', title: t`Attachments`, items: sheet.attachments },
    requestPart(sheet.requester, oneself),
  ]);
}

/** Which books these are, and as whom they are kept. */
export function placeRows(place: Place, companies: readonly string[], byWhom: string): SheetRow[] {
  const { origin, database, login, postsAs = login, connectionName } = place;
  return rowsOf([
    ['Odoo', origin],
    [t`Database`, database],
    ...companies.map((company) => [t`Company`, company] as const),
    [t`Your name for the connection`, connectionName],
    [byWhom, postsAs],
  ]);
}

/** Who asks. What an agent calls itself stands apart from our words. */
export function requestPart(requester: Requester, oneself = t`a VS Code command`): SheetPart {
  const rows =
    requester.kind === 'agent'
      ? rowsOf([
          [t`Asked by`, t`an agent`],
          [t`It says it is`, requester.saysItIs],
        ])
      : rowsOf([[t`Asked by`, oneself]]);
  return { kind: 'facts', title: t`Request`, rows };
}

/** Rows for what is there. */
export function rowsOf(
  pairs: readonly (readonly [label: string, foreign: string | undefined])[],
): SheetRow[] {
  return pairs.flatMap(([label, value = '']) => (value.trim() === '' ? [] : [{ label, value }]));
}

/** "1,234.50 EUR" */
export function moneyText(amount: string, currency: string): string {
  return `${shownAmount(amount)} ${currency}`;
}

export function textColumn(label: string): SheetColumn {
  return { label, isAmount: false };
}

export function amountColumn(label: string): SheetColumn {
  return { label, isAmount: true };
}

/** A heading without anything below it says nothing. */
export function filled(parts: readonly SheetPart[]): SheetPart[] {
  return parts.filter((part) => {
    switch (part.kind) {
      case 'facts':
      case 'table':
        return part.rows.length > 0;
      case 'list':
      case 'warnings':
        return part.items.length > 0;
      case 'text':
        return part.text.trim() !== '';
    }
  });
}
