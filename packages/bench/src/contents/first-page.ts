import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Hub } from '../processes/hub.js';
import { pageQuery } from './queries.js';

/** The rows of the first page, for the floor to answer with, and the text by which the last visible ones are known. */
export async function firstPageOf(hub: Hub, folder: string): Promise<{ file: string; rowText: string }> {
  const data = await hub.graphql<{ connections: { edges: { node: { name: string } }[] } }>(pageQuery);
  const file = path.join(folder, 'first-page.json');
  writeFileSync(file, JSON.stringify({ data }));
  return { file, rowText: data.connections.edges[5]?.node.name ?? '' };
}
