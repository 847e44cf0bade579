import { notModelled } from './fault.ts';
import type { Model, Operation } from './types.ts';

/** @throws OdooFault NotModelled for what the outside may not write here */
export function refuseClosed(model: Model, operation: Operation, fields: readonly string[] = []): void {
  const { name, closed } = model.definition;
  if (closed?.operations?.includes(operation) === true)
    throw notModelled(`${operation} of ${name} by itself`);
  const field = fields.find((each) => closed?.fields?.includes(each) === true);
  if (field !== undefined) throw notModelled(`writing the field ${field} of ${name}`);
}
