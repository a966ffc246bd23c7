import { SessionError } from '../../deliberation/keeping';
import { modelDesigner } from '../../deliberation/modelDesigner';
import { catalogueArchitect, topicDesigners } from '../../design/catalogueArchitect';
import type { DesignSight } from '../../design/desk';
import { modelArchitect } from '../../design/modelArchitect';
import { type DesignOutcome, runDesign } from '../../design/session';
import type { DesignState } from '../../design/state';
import { type ExitCode, exitCodes, failed } from '../failure';
import { Recording } from '../recording';
import { diskStore } from '../store';
import type { Invocation } from './command';
import { modelOf, topics as topicsOf, type Wanted, wanted } from './model';

async function whoDesigns({ values, files, settings }: Invocation, { architect, tot }: DesignState) {
  const asked = wanted(values);
  const who: Wanted =
    values['model'] === undefined ? { ...asked, provider: architect.provider, id: asked.id || architect.id } : asked;
  if (who.provider === 'catalogue') {
    const topics = await topicsOf(files, settings.records);
    return { architect: catalogueArchitect(topics), designerFor: topicDesigners(topics) };
  }
  const model = modelOf(who);
  const designer = modelDesigner(model, { seed: tot.seed });
  return { architect: modelArchitect(model, { seed: tot.seed }), designerFor: () => designer };
}

/** Runs a design to its end with nobody to ask, and prints where the document and its records are. */
export async function runDesigned(state: DesignState, invocation: Invocation): Promise<ExitCode> {
  const { values, settings, out } = invocation;
  const who = await whoDesigns(invocation, state);
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const nobody = () => Promise.reject(new Error('Nobody is there to be asked.'));
    const outcome = await runDesign(state, {
      ...who,
      store: diskStore(process.cwd()),
      records: settings.records,
      credit: await new Recording(process.cwd(), settings).credit(),
      signal: cancel.signal,
      now: () => new Date().toISOString(),
      ask: nobody,
      show: progress(),
      decisions: { ask: nobody, show: () => {} },
    });
    if (!outcome.done) throw stopped(outcome, state);
    const { findings, recordFindings, work } = outcome;
    if (values['json'])
      out(
        JSON.stringify(
          {
            path: state.path,
            decisions: work.decisions.map(({ title, chosen, assumed, path }) => ({ title, chosen, assumed, path })),
            requirements: work.requirements,
            contradictions: work.exceptions,
            findings: findings.map(({ rule, message }) => ({ rule, message })),
          },
          null,
          2,
        ),
      );
    else for (const path of [state.path, ...work.decisions.map(({ path: record }) => record)]) out(path);
    for (const { rule, message } of findings) process.stderr.write(`deliberate: ${state.path}: ${message} (${rule})\n`);
    for (const { path, message } of recordFindings) process.stderr.write(`deliberate: ${path}: ${message}\n`);
    return findings.length + recordFindings.length > 0 ? exitCodes.findings : exitCodes.fine;
  } catch (error) {
    if (error instanceof SessionError) throw failed(error.message, error);
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function stopped({ failure, work }: Extract<DesignOutcome, { done: false }>, { title }: DesignState): Error {
  const message = failure.message.replace(/[.\s]+$/, '');
  return work.exceptions.length > 0 && failure.kind === 'bad-request'
    ? failed(`${message}. Mend the brief, or go on with --gates accept, which states it in the document.`)
    : failed(`${message}. deliberate design ${JSON.stringify(title)} goes on.`, failure.cause);
}

/** One line that is written over, where somebody looks at it. */
function progress(): (sight: DesignSight) => void {
  if (!process.stderr.isTTY) return () => {};
  let shown = '';
  process.once('exit', () => shown && process.stderr.write('\r\u001b[K'));
  return ({ phase, work }) => {
    const line = phase === 'decisions' ? `${phase}, ${work.decisions.length} made` : phase;
    if (line === shown) return;
    shown = line;
    process.stderr.write(`\r\u001b[K${line}`);
  };
}
