// Writes the JSON schemas that help whoever writes exercises, from the checks that the catalog itself makes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { catalogSchema, exerciseSchema } from '../src/core/catalog/exercise.ts';
import { ROOT } from './paths.ts';

const schemas = { 'catalog.schema.json': catalogSchema, 'exercise.schema.json': exerciseSchema };

for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(join(ROOT, 'exercises', file), `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7' }), null, 2)}\n`);
}
