import type { ModelRequest, Usage } from './model';
import { estimateTokens } from './tokens';
import type { Heard } from './wire';

/** Adds up what the attempts of one answer cost. */
export interface Tally {
  /** Nothing is counted where the model never came to speak: servers do not charge for that. */
  add(request: ModelRequest, heard: Heard): void;
  usage(): Usage;
}

export function tally(): Tally {
  let total: Usage = { input: 0, output: 0, estimated: false };
  return {
    add(request, { input, output, spoke, text, tool }) {
      if (!spoke && input === null && output === null) return;
      total = {
        input: total.input + (input ?? estimateTokens(request.system + request.prompt)),
        output: total.output + (output ?? estimateTokens(text + tool)),
        estimated: total.estimated || input === null || output === null,
      };
    },
    usage: () => total,
  };
}
