import { expect, it } from 'vitest';
import { jsonSchemas } from '../../src/report/index.ts';

// Changed on purpose? `vitest run test/report/schema.test.ts -u` writes docs/schema anew.
it.each(Object.entries(jsonSchemas()))('docs/schema/%s is what the program prints', async (name, schema) => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../docs/schema/${name}`);
});
