import { compare, parseDecimal } from '../common/decimal.ts';
import { CannotStart } from './cannot-start.ts';

type Variables = Readonly<Record<string, string | undefined>>;

const NAME = 'ODOO_TYPE_TOTALS_OVER';

/** As the setting of VS Code: a point, no signs, no groups. */
const AMOUNT = /^\d{1,15}(?:\.\d{1,6})?$/;

/**
 * The amount above which the person types the total of a document, in the company's currency. It is a variable and no
 * argument because it guards: it can lie with the key, where agents do not read or write. Where the environment and the
 * file both name one, the lower one holds, so that what starts the server can only make it stricter.
 * @returns decimal string; undefined where no total is to be typed for its amount
 * @throws CannotStart
 */
export function typeTotalsOver(env: Variables, file: Variables): string | undefined {
  const [fromEnv, fromFile] = [given(env), given(file)];
  if (fromEnv === undefined || fromFile === undefined) return fromEnv ?? fromFile;
  const [one, other] = [parseDecimal(fromEnv), parseDecimal(fromFile)];
  return one !== undefined && other !== undefined && compare(one, other) < 0 ? fromEnv : fromFile;
}

function given({ [NAME]: variable }: Variables): string | undefined {
  const said = variable?.trim();
  if (said === undefined || said === '') return undefined;
  if (!AMOUNT.test(said) || parseDecimal(said) === undefined)
    throw new CannotStart(`${NAME} has to be an amount such as 5000 or 5000.00.`);
  return said;
}
