import { parseArgs } from 'node:util';
import { adr } from './commands/adr';
import { agents } from './commands/agents';
import { check } from './commands/check';
import type { Command } from './commands/command';
import { designCommand } from './commands/design';
import { exported } from './commands/export';
import { gate } from './commands/gate';
import { graph } from './commands/graph';
import { history } from './commands/history';
import { imports } from './commands/import';
import { index } from './commands/index';
import { lessons } from './commands/lessons';
import { link } from './commands/link';
import { list } from './commands/list';
import { mcp } from './commands/mcp';
import { newAdr } from './commands/new';
import { provenance } from './commands/provenance';
import { reflect } from './commands/reflect';
import { renumber } from './commands/renumber';
import { resume } from './commands/resume';
import { score } from './commands/score';
import { stats } from './commands/stats';
import { status } from './commands/status';
import { summary } from './commands/summary';
import { supersede } from './commands/supersede';
import { triggers } from './commands/triggers';
import { exitCodes, Failure, usage } from './failure';
import { diskFiles } from './files';
import { readSettings } from './settings';
import { version } from './version';

const commands: Readonly<Record<string, Command>> = {
  adr,
  agents,
  check,
  design: designCommand,
  export: exported,
  gate,
  graph,
  history,
  import: imports,
  index,
  lessons,
  link,
  list,
  mcp,
  new: newAdr,
  provenance,
  reflect,
  renumber,
  resume,
  score,
  stats,
  status,
  summary,
  supersede,
  triggers,
};
const help = `deliberate: architecture decisions that add up

  deliberate new TITLE --context FILE     the whole protocol, to a record   [--model catalogue|openai|anthropic|ollama]
                                          [--model-id M] [--base-url U] [--alternatives K] [--criteria a,b,c]
                                          [--template T] [--dir D] [--seed N] [--gates accept]
                                          [--weights suggested] [--json]
  deliberate design TITLE --context FILE  an architecture document and the records of its key choices; again: goes on
                                          [--model ...] [--dir D] [--adr-dir D] [--alternatives K] [--seed N]
                                          [--gates accept] [--json]
  deliberate resume [NAME]                goes on with a deliberation that was stopped
  deliberate score FILE [--json]          totals, ranking, gap, confidence, stability
  deliberate summary FILE                 one page on a decision   [--format markdown|html]
  deliberate check [PATH...] [--fix]      the rules of review   [--format text|json|sarif]
                                          [--code] also what other files say of decisions
  deliberate adr TITLE [--template T]     the next record: tot, madr, madr-minimal, nygard, or a file
  deliberate list [FOLDER] [--json]       the records of the log
  deliberate status FILE STATUS           a record's status, in its own notation
  deliberate supersede OLD NEW            both ends at once
  deliberate link A B [--as RELATION]     both ends: amends, depends-on, relates-to, conflicts-with, refines ...
  deliberate index [--check]              the list of the records in their README
  deliberate graph [--timeline]           the relations of the log as Mermaid
  deliberate history FILE [--json]        who changed what in a record, and when, as git knows it
  deliberate renumber [FILE [NUMBER]]     two records with one number, also across branches   [--dry-run]
  deliberate export --html FILE           one page of the log   [--no-diagrams] [--ro-crate DIR] [--json FILE or DIR]
  deliberate export --format F --out DIR  as records of another tool: madr, nygard, log4brains, json
  deliberate import DIR                   another log's records: adr-tools, MADR, log4brains, JSON-ADR   [--dry-run]
  deliberate mcp                          the log for agents: an MCP server on stdin and stdout
  deliberate agents [--check]             what agents are told, in AGENTS.md   [--file .github/copilot-instructions.md]
  deliberate triggers [--json]            which backtracking triggers fire now, and why   [--metrics FILE]
  deliberate gate --phase P [--strict]    the evidence gate: inception, elaboration, construction, transition
                                          [--format text|json|sarif]
  deliberate provenance verify [FILE]     files against their provenance   [--fix] [--json]
  deliberate provenance trace FILE        what it comes from and what it led to   [--format text|json|mermaid]
  deliberate provenance export [FILE]     W3C PROV   [--format prov-json|prov-n]
  deliberate reflect FILE                 a reflection, prefilled from the record   [--note T] [--cause T]
                                          [--insight T] [--lesson T] [--metrics FILE] [--json]
  deliberate lessons QUERY [--json]       what earlier decisions taught about it, and why it fits
  deliberate stats [--json]               the figures of the log

  Gap over 12.5 % of the scale's range is HIGH, 5 to 12.5 % MODERATE, under 5 % TIE.
  --version prints the version; --verbose shows where a failure came from.
  Exit codes: 0 fine, 1 findings, 2 usage, 3 could not do it.`;

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${help}\n`);
    return name === undefined ? exitCodes.usage : exitCodes.fine;
  }
  if (name === '--version' || name === '-v' || name === 'version') {
    process.stdout.write(`${version}\n`);
    return exitCodes.fine;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw usage(`There is no command ${name}: deliberate --help lists them.`);
  const { positionals, values } = parse(name, command, rest);
  if (values['help']) {
    process.stdout.write(`${help}\n`);
    return exitCodes.fine;
  }
  const settings = await readSettings(diskFiles(process.cwd()));
  const files = diskFiles(process.cwd(), settings.records);
  const out = (text: string) => void process.stdout.write(`${text}\n`);
  return command.run({ positionals, values, files, settings, out });
}

function parse(name: string, command: Command, args: readonly string[]) {
  try {
    const options = {
      ...command.options,
      verbose: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { positionals, values: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    throw usage(
      `${name}: ${error instanceof Error ? error.message.split('. ')[0] : error}. deliberate --help lists what it takes.`,
    );
  }
}

// `deliberate list | head`: a reader that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? exitCodes.fine : exitCodes.failed),
);

const words = process.argv.slice(2);
main(words).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof Failure;
    process.stderr.write(`deliberate: ${error instanceof Error ? error.message : error}\n`);
    if (words.includes('--verbose') && error instanceof Error)
      process.stderr.write(`${error.stack}\n${error.cause ?? ''}\n`);
    process.exitCode = known ? error.code : exitCodes.failed;
  },
);
