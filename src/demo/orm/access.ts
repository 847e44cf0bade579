import { domainPredicate } from './search/domain.ts';
import { findExternalId, splitExternalId } from './load/external-ids.ts';
import { accessError, missingError } from './fault.ts';
import type { AccessText, Environment, Model, ModelRecord, Operation } from './types.ts';

const LETTERS: Readonly<Record<Operation, string>> = { read: 'r', create: 'c', write: 'w', unlink: 'd' };

const SENTENCES: Readonly<Record<Operation, string>> = {
  read: 'You are not allowed to access',
  create: 'You are not allowed to create',
  write: 'You are not allowed to modify',
  unlink: 'You are not allowed to delete',
};

/** Whether the groups of the user may do this to records of the model at all. */
export function hasModelAccess(model: Model, operation: Operation): boolean {
  if (model.env.isSuperuser) return true;
  return allowedGroups(model, operation).some((group) => model.env.hasGroup(group));
}

/** @throws OdooFault AccessError */
export function checkModelAccess(model: Model, operation: Operation): void {
  if (hasModelAccess(model, operation)) return;
  const { description, name } = model.definition;
  const groups = allowedGroups(model, operation)
    .map((group) => `\t- ${groupName(model.env, group)}`)
    .sort();
  throw accessError(
    [
      `${SENTENCES[operation]} '${description}' (${name}) records.`,
      groups.length === 0
        ? 'No group currently allows this operation.'
        : `This operation is allowed for the following groups:\n${groups.join('\n')}`,
      'Contact your administrator to request access if necessary.',
    ].join('\n\n'),
  );
}

/**
 * Whether the user may do this to these records: access rights of the model, then record rules.
 * @throws OdooFault AccessError; MissingError when a record is not there
 */
export function checkAccess(records: readonly ModelRecord[], operation: Operation): void {
  const [first] = records;
  if (first === undefined || first.env.isSuperuser) return;
  const { model } = first;
  checkModelAccess(model, operation);
  const isVisible = visible(model, operation);
  const hidden = records.filter((record) => !record.exists || !isVisible(record));
  const missing = hidden.find((record) => !record.exists);
  if (missing !== undefined) throw recordMissing(missing);
  if (hidden.length > 0 && operation !== 'read' && model.definition.refusal !== undefined)
    throw accessError(model.definition.refusal);
  if (hidden.length > 0) throw ruleError(model, hidden, operation);
}

/**
 * Reading the records one after the other, as Odoo's code does that goes through them: the first one that is gone or
 * hidden speaks, whatever is wrong with those after it.
 * @throws OdooFault AccessError, MissingError
 */
export function checkInTurn(records: readonly ModelRecord[]): void {
  for (const record of records) checkAccess([record], 'read');
}

/** Reading none at all is checked, too: the rules, and with them the companies of the context. */
export function checkReading(model: Model, records: readonly ModelRecord[]): void {
  checkModelAccess(model, 'read');
  visible(model);
  checkAccess(records, 'read');
}

/** What the record rules let the user see, or do more with. */
export function visible(model: Model, operation: Operation = 'read'): (record: ModelRecord) => boolean {
  if (model.env.isSuperuser) return () => true;
  const { rule, mayUse } = model.definition;
  const test =
    rule === undefined ? undefined : domainPredicate(model.env.sudo().model(model.name), rule(model.env));
  return (record) =>
    (test === undefined || test(record.in(record.env.sudo()))) &&
    (mayUse === undefined || mayUse(record, operation));
}

export function recordMissing(record: ModelRecord): Error {
  const { model, id, env } = record;
  return missingError(
    `Record does not exist or has been deleted.\n(Record: ${model.name}(${id},), User: ${env.uid})`,
  );
}

function ruleError(model: Model, hidden: readonly ModelRecord[], operation: Operation): Error {
  const { user } = model.env;
  const { description, name } = model.definition;
  const advice =
    'If you really, really need access, perhaps you can win over your friendly administrator with a batch of freshly baked cookies.';
  return accessError(
    [
      'Uh-oh! Looks like you have stumbled upon some top-secret records.',
      `Sorry, ${user.text('name') ?? ''} (id=${user.id}) doesn't have '${operation}' access to:\n- ${description} (${name})`,
      advice,
      ...companyAdvice(model, hidden),
    ].join('\n\n'),
  );
}

/** Where the rule is about companies, Odoo says which one to switch to. */
function companyAdvice({ definition, env }: Model, hidden: readonly ModelRecord[]): string[] {
  const sudo = env.sudo();
  const own = env.user.many('company_ids');
  const isOwn = (company: ModelRecord): boolean => own.some((each) => each.equals(company));
  const companies = hidden.flatMap((record) => {
    const { fields } = definition;
    if ('company_id' in fields) return [record.in(sudo).one('company_id')].filter((one) => one !== undefined);
    return 'company_ids' in fields ? record.in(sudo).many('company_ids').filter(isOwn) : [];
  });
  const [company, ...others] = companies.filter(
    (one, index) => companies.findIndex((each) => each.equals(one)) === index,
  );
  if (company === undefined) return [];
  if (others.length > 0) {
    return [
      'Note: this might be a multi-company issue. Switching company may help - in Odoo, not in real life!',
    ];
  }
  return isOwn(company)
    ? [
        `This seems to be a multi-company issue, you might be able to access the record by switching to the company: ${company.displayName}.`,
      ]
    : [
        'This seems to be a multi-company issue, but you do not have access to the proper company to access the record anyhow.',
      ];
}

/** What people call a group: "Accounting/Invoicing". */
function groupName(env: Environment, externalId: string): string {
  const data = findExternalId(env, splitExternalId(externalId, 'base'));
  const [group] = env
    .sudo()
    .model('res.groups')
    .browse(data === undefined ? [] : [data.number('res_id')]);
  return group?.text('full_name') ?? externalId;
}

function allowedGroups(model: Model, operation: Operation): string[] {
  const isAllowed = (text: AccessText): boolean => text.includes(LETTERS[operation]);
  return Object.entries(model.definition.access)
    .filter(([, text]) => isAllowed(text))
    .map(([group]) => group);
}
