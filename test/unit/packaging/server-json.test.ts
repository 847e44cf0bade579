import { describe, expect, it } from 'vitest';
import product from '../../../package.json' with { type: 'json' };
import server from '../../../server.json' with { type: 'json' };
import { parseArguments } from '../../../src/stdio/arguments.ts';
import { usage } from '../../../src/stdio/usage.ts';

const [npm] = server.packages;

describe('server.json, for the MCP registry', () => {
  it('is of this version of the package', () => {
    expect(server.packages).toHaveLength(1);
    expect(server.version).toBe(product.version);
    expect(npm).toMatchObject({ registryType: 'npm', identifier: product.name, version: product.version });
  });

  it('says what the product says of itself, in the length that the registry takes', () => {
    expect(server.description).toBe(product.description);
    expect(server.description.length).toBeLessThanOrEqual(100);
    expect(server.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
  });

  it('names variables and arguments that there are', () => {
    for (const { name } of npm?.environmentVariables ?? [])
      expect(usage()).toMatch(new RegExp(`\\b${name}\\b`));
    for (const { name } of npm?.packageArguments ?? [])
      expect(parseArguments([name, '/bills'])).toMatchObject({ files: ['/bills'] });
  });

  it('marks the key itself as the one secret', () => {
    const secret = npm?.environmentVariables.filter((each) => 'isSecret' in each).map(({ name }) => name);
    expect(secret).toEqual(['ODOO_API_KEY']);
  });
});
