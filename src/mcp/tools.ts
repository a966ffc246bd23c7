import { draftADecision } from './draft';
import { governAFile } from './govern';
import { readADecision } from './read';
import { scoreAMatrix } from './score';
import { searchDecisions } from './search';
import type { Tool } from './tool';
import type { World } from './world';

/** What an agent can ask of a decision log, over MCP and in the editor alike. */
export const tools: readonly Tool[] = [searchDecisions, governAFile, readADecision, scoreAMatrix, draftADecision];

const LARGEST = 120_000;

/** Runs a tool by its name; the answer is text for a model, bounded, and never an exception. */
export async function call(
  world: World,
  name: string,
  input: unknown,
): Promise<{ readonly text: string; readonly failed: boolean }> {
  const tool = tools.find(known => known.name === name);
  if (!tool) return { text: `There is no tool ${name.slice(0, 60)}.`, failed: true };
  try {
    const answer = await tool.run(world, input);
    if ('problem' in answer) return { text: answer.problem, failed: true };
    const text = JSON.stringify(answer.value, null, 1);
    return text.length > LARGEST
      ? { text: 'The answer is too long: ask for less, with a limit or an offset.', failed: true }
      : { text, failed: false };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), failed: true };
  }
}
