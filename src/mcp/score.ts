import { read } from '../adr/read';
import { entryNamed } from '../log/find';
import { scoreReport } from '../review/score';
import * as z from '../schema/schema';
import { logOf } from './log';
import { line, tool } from './tool';

export const scoreAMatrix = tool(
  {
    name: 'score_a_matrix',
    title: 'Score a matrix',
    description:
      'Computes a weighted decision matrix exactly: totals, ranking, gap, confidence, stability, and whether stated totals are right. Give a decision of the log, or a Markdown table of criteria, weights and scores. Never add the numbers up yourself.',
    readOnly: true,
  },
  z.object({ decision: z.optional(line(1000)), markdown: z.optional(line(200_000)) }),
  async (world, { decision, markdown }) => {
    if ((decision === undefined) === (markdown === undefined))
      return { problem: 'score_a_matrix takes either a decision or a Markdown table: give one of the two.' };
    if (markdown !== undefined) return report('matrix.md', markdown);
    const entry = entryNamed(await logOf(world), decision ?? '');
    if ('problem' in entry) return { problem: `There is no single decision ${decision}: search_decisions finds them.` };
    return report(entry.path, (await world.store.read(entry.path)) ?? '');
  },
);

function report(path: string, text: string) {
  const said = scoreReport(path, read(text, { path }));
  if (said.matrices.length === 0)
    return { problem: 'There is no scoring matrix in it: a table of criteria, weights and options with scores is.' };
  return { value: { ...said, matrices: said.matrices.slice(0, 10) } };
}
