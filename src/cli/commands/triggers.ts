import { read } from '../../adr/read';
import { Lines } from '../../adr/text/lines';
import { parseYaml } from '../../evidence/yaml';
import { firing, type Outcome } from '../../log/fire/fire';
import { type Metrics, metricsOf } from '../../log/fire/samples';
import { localDate } from '../../log/localDate';
import { boundedFiles } from '../boundedFiles';
import { exitCodes, failed, usage } from '../failure';
import { readText } from '../files';
import { Logs } from '../log';
import type { Command } from './command';

/** `deliberate triggers [--json] [--metrics FILE]` */
export const triggers: Command = {
  options: { json: { type: 'boolean' }, metrics: { type: 'string' } },
  async run({ positionals, values, files, settings, out }) {
    if (positionals.length > 0) throw usage('triggers takes no file: deliberate triggers [--json] [--metrics FILE]');
    const given = metricsFrom(values['metrics']);
    const logs = new Logs(files, settings.folder);
    const folder = await logs.folder();
    const records = (await logs.in(folder)).map(({ path }) =>
      Object.assign(read(readText(path).text, { path }), { path }),
    );
    const world = {
      files: boundedFiles(files, process.cwd()),
      today: localDate(new Date()),
      metrics: given,
      yaml: parseYaml,
    };
    const rows = (await firing(records, world)).flatMap(({ record, outcomes }) => {
      const lines = new Lines(record.text);
      return outcomes.map(outcome => plain(record.path, lines.at(outcome.trigger.range.start) + 1, outcome));
    });
    if (values['json']) out(JSON.stringify(rows, null, 2));
    else out([...rows.map(line), summary(rows, folder)].join('\n'));
    return rows.some(({ state }) => state === 'fires') ? exitCodes.findings : exitCodes.fine;
  },
};

/** The measurements of a file that was named on the command line. */
export function metricsFrom(file: string | boolean | undefined): Metrics {
  if (typeof file !== 'string') return new Map();
  const given = metricsOf(readText(file).text);
  if ('problem' in given)
    throw failed(
      `${file} holds no metrics: ${given.problem}. Give CSV metric,at,value or JSON {"metric": [{"at", "value"}]}.`,
    );
  return given.metrics;
}

type Row = ReturnType<typeof plain>;

function plain(file: string, line: number, { trigger, check, state, because, asOf, next }: Outcome) {
  const { metric, comparison, threshold, window, action } = trigger;
  return { file, line, state, kind: check.kind, metric, comparison, threshold, window, action, because, asOf, next };
}

const words = { fires: 'FIRES', quiet: 'quiet', ask: 'ask' } as const;

function line({ file, line, state, metric, because, asOf, next, action }: Row): string {
  const day = asOf === null ? '' : ` (as of ${asOf})`;
  const todo =
    state === 'fires' && action !== null
      ? `; then: ${action}`
      : state === 'ask' && next !== null
        ? `; ask on ${next}`
        : '';
  return `${file}:${line}: ${words[state]}: ${metric}: ${because}${day}${todo}`;
}

function summary(rows: readonly Row[], folder: string): string {
  if (rows.length === 0) return `No triggers of decisions in force in ${folder}.`;
  const count = (state: Row['state']) => rows.filter(row => row.state === state).length;
  const records = new Set(rows.map(({ file }) => file)).size;
  const asked = rows.flatMap(({ state, next }) => (state === 'ask' && next !== null ? [next] : [])).sort()[0];
  return `${rows.length} ${rows.length === 1 ? 'trigger' : 'triggers'} of ${records} ${records === 1 ? 'record' : 'records'}: ${count('fires')} fire, ${count('quiet')} quiet, ${count('ask')} to ask a person about${asked ? `, the next on ${asked}` : ''}.`;
}
