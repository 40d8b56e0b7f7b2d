import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { printedSchema } from '../graphql/index.js';

/** Writes the schema that the code makes into the file that is checked in. */
await writeFile(new URL('../../schema.graphql', import.meta.url), await printedSchema());
