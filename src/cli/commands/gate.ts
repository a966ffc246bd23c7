import { read } from '../../adr/read';
import { readLibrary } from '../../evidence/library';
import { localDate } from '../../log/localDate';
import { type GateReport, gate as judge } from '../../review/gate/gate';
import { GATE_RULES, PHASES, type Phase } from '../../review/gate/phases';
import { writeGateReport } from '../../review/gate/write';
import { boundedFiles } from '../boundedFiles';
import { exitCodes, usage } from '../failure';
import { readText } from '../files';
import { sarif } from '../formats/sarif';
import { Logs } from '../log';
import { diskStore } from '../store';
import { warn } from '../tolerant';
import type { Command } from './command';

const formats = {
  text: (report: GateReport, file: string) => text(report, file),
  json: (report: GateReport, file: string) => JSON.stringify({ ...report, report: file }, null, 2),
  sarif: (report: GateReport) => JSON.stringify(asSarif(report), null, 2),
};

/** `deliberate gate --phase inception|elaboration|construction|transition [--strict] [--format text|json|sarif]` */
export const gate: Command = {
  options: { phase: { type: 'string' }, strict: { type: 'boolean' }, format: { type: 'string' } },
  async run({ positionals, values, files, settings, out }) {
    const phase = readPhase(values['phase'], positionals);
    const format = readFormat(values['format']);
    const logs = new Logs(files, settings.folder);
    const entries = await logs.in(await logs.folder());
    const records = entries.map(({ path }) => read(readText(path).text, { path }));
    const report = judge(phase, records, await readLibrary(boundedFiles(files, process.cwd())), settings.exemptions);
    const date = localDate(new Date());
    const { path: file, kept } = await writeGateReport(diskStore(process.cwd(), settings.records), report, date);
    if (kept !== null) warn(`${kept} holds what is not ours and is left alone: this report is ${file}.`);
    out(formats[format](report, file));
    const { outcome } = report;
    return outcome === 'FAIL' || (outcome === 'CONDITIONAL' && values['strict']) ? exitCodes.findings : exitCodes.fine;
  },
};

function readPhase(value: string | boolean | undefined, positionals: readonly string[]): Phase {
  const phase = PHASES.find(name => name === value);
  if (phase && positionals.length === 0) return phase;
  const wrong = typeof value === 'string' && !phase ? `there is no phase ${value}` : 'gate takes a phase';
  throw usage(`${wrong}: deliberate gate --phase ${PHASES.join('|')} [--strict]`);
}

function readFormat(value: string | boolean | undefined): keyof typeof formats {
  if (value === undefined) return 'text';
  if (typeof value === 'string' && Object.hasOwn(formats, value)) return value as keyof typeof formats;
  throw usage(`--format takes ${Object.keys(formats).join(', ')}, not ${value}.`);
}

function text({ phase, outcome, requirements, findings }: GateReport, file: string): string {
  const asked = requirements.map(
    ({ text, met, should, figure }) => `  ${met ? 'yes' : should ? 'should' : 'NO'}  ${text}: ${figure}`,
  );
  const found = findings.map(
    ({ file, line, column, severity, message, rule }) => `${file}:${line}:${column}: ${severity}: ${message} (${rule})`,
  );
  return [...found, `${phase}: ${outcome}`, ...asked, `Report: ${file}`].join('\n');
}

/** The rules of the gate beside those of review, of which it uses some. */
function asSarif({ findings }: GateReport) {
  const log = sarif(findings.map(finding => ({ ...finding, fixable: false })));
  const own = Object.entries(GATE_RULES).map(([id, about]) => ({ id, shortDescription: { text: about } }));
  return {
    ...log,
    runs: log.runs.map(run => {
      const { driver } = run.tool;
      const known = new Set(driver.rules.map(({ id }) => String(id)));
      const rules = [...driver.rules, ...own.filter(({ id }) => !known.has(id))];
      return { ...run, tool: { driver: { ...driver, rules } } };
    }),
  };
}
