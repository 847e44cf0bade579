/**
 * Where two answers differ: "line_ids[1].balance: 19 in Odoo, 19.01 in the demo".
 * @returns empty when they are the same
 */
export function differences(odoo: unknown, demo: unknown, path = ''): string[] {
  if (isObject(odoo) && isObject(demo)) {
    const keys = [...new Set([...Object.keys(odoo), ...Object.keys(demo)])];
    return keys.flatMap((key) => differences(odoo[key], demo[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(odoo) && Array.isArray(demo)) {
    return Array.from({ length: Math.max(odoo.length, demo.length) }).flatMap((_, index) =>
      differences(odoo[index], demo[index], `${path}[${index}]`),
    );
  }
  return Object.is(odoo, demo) || (odoo === 0 && demo === 0)
    ? []
    : [`${path === '' ? 'the answer' : path}: ${text(odoo)} in Odoo, ${text(demo)} in the demo`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 600);
}
