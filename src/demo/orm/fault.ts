/** The Python classes whose names Odoo answers with: clients tell faults apart by them. */
export type FaultName =
  | 'odoo.exceptions.UserError'
  | 'odoo.exceptions.ValidationError'
  | 'odoo.exceptions.RedirectWarning'
  | 'odoo.exceptions.AccessError'
  | 'odoo.exceptions.AccessDenied'
  | 'odoo.exceptions.MissingError'
  | 'builtins.ValueError'
  | 'builtins.TypeError'
  | 'builtins.KeyError'
  | 'builtins.AttributeError'
  | 'builtins.IndexError'
  | 'builtins.Exception'
  | 'psycopg2.OperationalError'
  | 'psycopg2.errors.InvalidTextRepresentation'
  | 'psycopg2.errors.CardinalityViolation'
  | 'werkzeug.exceptions.BadRequest'
  | 'werkzeug.exceptions.NotFound'
  | 'werkzeug.exceptions.Unauthorized'
  | 'werkzeug.exceptions.UnprocessableEntity'
  | 'mcp_odoo.demo.NotModelled'
  | 'mcp_odoo.demo.Failure';

/** An exception as Odoo answers it. The call in which it is thrown is rolled back. */
export class OdooFault extends Error {
  readonly odooName: FaultName;

  constructor(odooName: FaultName, message: string) {
    super(message);
    this.name = 'OdooFault';
    this.odooName = odooName;
  }
}

/** What PostgreSQL refuses to store, in Odoo's words. */
export class IntegrityFault extends OdooFault {
  readonly short: string;
  readonly model: string;
  readonly field: string | undefined;
  /** Of a check that compares values. */
  readonly constraint: string | undefined;

  constructor(model: string, field: string | undefined, short: string, constraint?: string) {
    super('odoo.exceptions.ValidationError', `The operation cannot be completed: ${short}`);
    this.model = model;
    this.field = field;
    this.constraint = constraint;
    this.short = short;
  }
}

export const userError = (message: string): OdooFault => new OdooFault('odoo.exceptions.UserError', message);
export const validationError = (message: string): OdooFault =>
  new OdooFault('odoo.exceptions.ValidationError', message);
export const accessError = (message: string): OdooFault =>
  new OdooFault('odoo.exceptions.AccessError', message);
export const accessDenied = (): OdooFault => new OdooFault('odoo.exceptions.AccessDenied', 'Access Denied');
export const missingError = (message: string): OdooFault =>
  new OdooFault('odoo.exceptions.MissingError', message);
export const valueError = (message: string): OdooFault => new OdooFault('builtins.ValueError', message);
export const typeError = (message: string): OdooFault => new OdooFault('builtins.TypeError', message);
/** What PostgreSQL says to a text where an id belongs. */
export const notAnInteger = (text: string): OdooFault =>
  new OdooFault(
    'psycopg2.errors.InvalidTextRepresentation',
    `invalid input syntax for type integer: "${text}"\n`,
  );
export const attributeError = (message: string): OdooFault =>
  new OdooFault('builtins.AttributeError', message);

/**
 * Odoo could do it; the demo company cannot. Never a quiet answer in its place.
 * @param what "fixed taxes", "the method copy of account.move"
 */
export const notModelled = (what: string): OdooFault =>
  new OdooFault('mcp_odoo.demo.NotModelled', `The demo company does not model ${what}.`);
