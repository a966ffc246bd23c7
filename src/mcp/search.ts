import { search, searchable } from '../log/search';
import * as z from '../schema/schema';
import { brief, logOf } from './log';
import { line, tool } from './tool';

export const searchDecisions = tool(
  {
    name: 'search_decisions',
    title: 'Search decisions',
    description:
      'Searches the decision log of the workspace (architecture decision records) for words or a number. Ask it before proposing a change of architecture: what was decided binds where inForce is true.',
    readOnly: true,
  },
  z.object({
    query: line(400),
    status: z.optional(line(60)),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(50))),
  }),
  async (world, { query, status, limit = 10 }) => {
    const entries = await logOf(world);
    const wanted = status?.toLowerCase();
    const records = [];
    for (const entry of entries) {
      if (wanted !== undefined && entry.status?.value !== wanted && entry.status?.means !== wanted) continue;
      const text = await world.store.read(entry.path);
      if (text !== null) records.push(searchable(entry, text));
    }
    const hits = search(records, query, limit);
    return {
      value: {
        decisions: entries.length,
        found: hits.map(({ entry, excerpt }) => ({ ...brief(entry), excerpt })),
      },
    };
  },
);
