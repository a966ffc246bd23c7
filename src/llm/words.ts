import type { ModelFailure } from './model';
import type { Trouble } from './trouble';

/** Who was asked, for sentences. */
export interface Who {
  readonly provider: string;
  /** `Anthropic`; the host itself where there is no better name. */
  readonly label: string;
  readonly id: string;
  /** Empty where there is none to be named. */
  readonly host: string;
  readonly hasKey: boolean;
}

// The command of the editor, then its like on the command line.
const SET_KEY = '(`ADR: Set API Key` or `DELIBERATE_API_KEY`)';
const SET_MODEL = '(`ADR: Select Language Model` or `--model-id`)';
const SET_ADDRESS = '`deliberate.model.baseUrl` (or `--base-url`)';

/** One sentence for a person: what happened and what to do. `cause` and `detail` were scrubbed before. */
export function failureOf(trouble: Trouble, who: Who, cause: string): ModelFailure {
  return { kind: trouble.kind, message: sentence(trouble, who, short(cause)), cause };
}

function sentence({ kind, hint, status, retryAfter }: Trouble, who: Who, cause: string): string {
  const { label, id, host, hasKey } = who;
  const there = label === host || host === '' ? label : `${label} at ${host}`;
  switch (kind) {
    case 'cancelled':
      return `Stopped before ${label} answered.`;
    case 'no-model':
      return `No model of ${label} is chosen: choose one ${SET_MODEL}.`;
    case 'consent':
      return `${label} may not be used yet: allow it when VS Code asks, then run the command again.`;
    case 'unauthorised':
      if (hint === 'key') return `The API key for ${label} holds characters that no key has: set it again ${SET_KEY}.`;
      if (!hasKey) return `${there} wants an API key: set one ${SET_KEY}.`;
      return status === 403
        ? `${there} does not let this API key use ${id} (${cause}): set another key ${SET_KEY}, or choose another model ${SET_MODEL}.`
        : `${there} did not accept the API key: set a valid one ${SET_KEY}.`;
    case 'not-found':
      return who.provider === 'ollama'
        ? `${there} has no model ${id}: get it with \`ollama pull ${id}\`, or choose another ${SET_MODEL}.`
        : `${there} knows no model ${id} at this address (${cause}): choose a model ${SET_MODEL}, or correct ${SET_ADDRESS}.`;
    case 'bad-request':
      return `${there} did not understand the request (${cause}): choose another model ${SET_MODEL}.`;
    case 'quota':
      return `The account at ${label} has no credit left or has reached its limit: raise it there, or choose another model ${SET_MODEL}.`;
    case 'rate':
      return `${there} is asked too often for this account: try again ${later(retryAfter)}.`;
    case 'overloaded':
      return `${there} has too much to do at the moment: try again ${later(retryAfter)}, or choose another model ${SET_MODEL}.`;
    case 'unreachable':
      if (hint === 'address')
        return `${SET_ADDRESS} has to be an http or https address without a password: correct it.`;
      if (hint === 'redirect')
        return `${there} ${cause}, and keys are not sent on: put the final address into ${SET_ADDRESS}.`;
      if (hint === 'page')
        return `${host} answers with a web page, not with a model: correct ${SET_ADDRESS}, or sign in to the network.`;
      return who.provider === 'ollama'
        ? `Nothing answers at ${host}: start Ollama (\`ollama serve\`), or correct ${SET_ADDRESS}.`
        : `${there} cannot be reached (${cause}): check the network, and ${SET_ADDRESS}.`;
    case 'timeout':
      return hint === 'idle'
        ? `${there} fell silent in mid-answer: try again, or choose another model ${SET_MODEL}.`
        : `${there} took too long to answer: try again, or choose a faster model ${SET_MODEL}.`;
    case 'refused':
      return `${id} of ${label} refused to answer: put the question differently, or choose another model ${SET_MODEL}.`;
    case 'filtered':
      return `A content filter of ${label} stopped the answer: put the question differently, or choose another model ${SET_MODEL}.`;
    case 'length':
      return hint === 'question'
        ? `The question is too long for ${id} of ${label}: shorten the context, or choose a model with a larger window ${SET_MODEL}.`
        : `The answer of ${id} was cut off at its length limit: ask for less at once, or choose another model ${SET_MODEL}.`;
    case 'malformed':
      return `${id} of ${label} twice gave an answer that cannot be used (${cause}): try again, or choose another model ${SET_MODEL}.`;
    case 'broken':
      return status
        ? `${there} failed (${cause}): try again later, or choose another model ${SET_MODEL}.`
        : `The connection to ${there} broke off: check the network, then try again.`;
  }
}

function later(ms: number | undefined): string {
  if (ms === undefined) return 'in a minute';
  if (ms < 10_000) return 'in a few seconds';
  if (ms < 90_000) return `in ${Math.ceil(ms / 1000)} seconds`;
  return ms < 5_400_000 ? `in ${Math.ceil(ms / 60_000)} minutes` : `in ${Math.ceil(ms / 3_600_000)} hours`;
}

/** A sentence has room for a part of what a server can say, and none for its punctuation. */
function short(cause: string): string {
  const line = cause.length > 160 ? `${cause.slice(0, 159).trimEnd()}…` : cause;
  return line.replace(/[.:\s]+$/, '');
}
