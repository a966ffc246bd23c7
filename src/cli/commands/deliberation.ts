import type { Designer } from '../../deliberation/designer';
import type { Sight } from '../../deliberation/desk';
import { SessionError } from '../../deliberation/keeping';
import { runSession } from '../../deliberation/session';
import type { State } from '../../deliberation/state';
import { suggestedFor, suggestionText } from '../../deliberation/weightsFor';
import type { Work } from '../../deliberation/work';
import { type ExitCode, exitCodes, failed } from '../failure';
import { oneLine } from '../oneLine';
import { Recording } from '../recording';
import { diskStore } from '../store';
import { warn } from '../tolerant';
import type { Invocation } from './command';

/** Runs a deliberation to its end with nobody to ask, and prints where the record is. */
export async function run(state: State, designer: Designer, { settings, values, out }: Invocation): Promise<ExitCode> {
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const outcome = await runSession(state, {
      store: diskStore(process.cwd(), settings.records),
      records: settings.records,
      designer,
      signal: cancel.signal,
      now: () => new Date().toISOString(),
      ask: () => Promise.reject(new Error('Nobody is there to be asked.')),
      show: progress(),
      credit: await new Recording(process.cwd(), settings).credit(),
    });
    if (!outcome.done)
      throw failed(
        `${outcome.failure.message.replace(/[.\s]+$/, '')}. deliberate resume ${state.name} goes on.`,
        outcome.failure.cause,
      );
    const { work, findings, tokens } = outcome;
    tellWeights(state, work);
    if (!values['json']) out(state.path);
    else {
      const { chosen = null, reason = '' } = work.verdict ?? {};
      out(
        JSON.stringify(
          {
            path: state.path,
            chosen,
            reason,
            findings: findings.map(({ rule, message }) => ({ rule, message })),
            tokens,
            lessons: state.input.lessonsFrom ?? [],
          },
          null,
          2,
        ),
      );
    }
    for (const { rule, message } of findings) process.stderr.write(`deliberate: ${state.path}: ${message} (${rule})\n`);
    return findings.length > 0 ? exitCodes.findings : exitCodes.fine;
  } catch (error) {
    if (error instanceof SessionError) throw failed(error.message, error);
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** What earlier decisions suggest is said, and changes nothing by itself. */
function tellWeights({ input }: State, { criteria = [] }: Work): void {
  const names = criteria.map(({ name }) => name);
  const suggestion = suggestedFor(input, names);
  if (suggestion) {
    const from = suggestion.evidence.slice(0, 5).join(', ');
    const how = input.takeWeighed ? 'these weights are taken' : '--weights suggested takes these weights';
    warn(oneLine(`${suggestionText(suggestion)}: ${how} (${from}${suggestion.evidence.length > 5 ? ' ...' : ''})`));
  } else if (input.takeWeighed)
    warn(`no weights are suggested for ${oneLine(names.join(', '))}: too few decisions of this kind held with them.`);
}

/** One line that is written over, where somebody looks at it. */
function progress(): (sight: Sight) => void {
  if (!process.stderr.isTTY) return () => {};
  let shown = '';
  process.once('exit', () => shown && process.stderr.write('\r\u001b[K'));
  return ({ phase, tokens, calls }) => {
    const spent = tokens.input + tokens.output;
    const open = calls.open > 0 ? `, ${calls.open} asked` : '';
    const line = `${phase}${open}${spent > 0 ? `, ${spent} tokens` : ''}`;
    if (line === shown) return;
    shown = line;
    process.stderr.write(`\r\u001b[K${line}`);
  };
}
