import type { ModelFailure } from '../../llm/model';
import type { Trouble } from '../../llm/trouble';
import { failureOf } from '../../llm/words';

/** Who was asked, by the names that VS Code shows. */
export interface LmWho {
  readonly vendor: string;
  readonly name: string;
}

const CHOOSE = 'choose another model (`ADR: Select Language Model`)';

/** The sentence for a person. Where there is no server and no address of ours, the words of servers would mislead. */
export function lmFailure(trouble: Trouble, { vendor, name }: LmWho, cause: string): ModelFailure {
  const told = own(trouble, vendor, name, short(cause));
  const who = { provider: 'vscode', label: vendor, id: name, host: '', hasKey: true };
  return told ? { kind: trouble.kind, message: told, cause } : failureOf(trouble, who, cause);
}

function own({ kind, hint }: Trouble, vendor: string, name: string, cause: string): string | null {
  switch (kind) {
    case 'not-found':
      return `VS Code no longer offers ${name} of ${vendor}: ${CHOOSE}.`;
    case 'quota':
      return `${vendor} gives no more answers for now (${cause}): wait until it does, or ${CHOOSE}.`;
    case 'unauthorised':
      return `${vendor} wants you to sign in (${cause}): do so in VS Code (Accounts), or ${CHOOSE}.`;
    case 'bad-request':
      return `${name} of ${vendor} did not understand the request (${cause}): ${CHOOSE}.`;
    case 'broken':
      return `${name} of ${vendor} failed (${cause}): try again, or ${CHOOSE}.`;
    case 'timeout':
      return hint === 'idle'
        ? `${name} of ${vendor} fell silent in mid-answer: try again, or ${CHOOSE}.`
        : `${name} of ${vendor} took too long to answer: try again, or ${CHOOSE}.`;
    default:
      return null;
  }
}

function short(cause: string): string {
  const line = cause.length > 160 ? `${cause.slice(0, 159).trimEnd()}…` : cause;
  return line.replace(/[.:\s]+$/, '');
}
