import { findFolder } from '../../log/folder';
import { INSTRUCTION_FILES, withInstructions } from '../../mcp/instructions';
import { exitCodes, failed, usage } from '../failure';
import { diskStore } from '../store';
import type { Command } from './command';

/** `deliberate agents [--file F] [--check]`: what agents are told about the decisions, in a file that they read. */
export const agents: Command = {
  options: { file: { type: 'string' }, check: { type: 'boolean' } },
  async run({ positionals, values, settings, out }) {
    const file = INSTRUCTION_FILES.find(known => known === (values['file'] ?? 'AGENTS.md'));
    if (positionals.length > 0 || !file)
      throw usage(`agents takes --file ${INSTRUCTION_FILES.join(' or ')}, and --check: deliberate agents`);
    const store = diskStore(process.cwd());
    const before = await store.read(file);
    const made = withInstructions(before, await findFolder(store, settings.folder));
    if ('problem' in made) throw failed(`${file}: ${made.problem}`);
    if (made.text === before) {
      out(`${file} is up to date.`);
      return exitCodes.fine;
    }
    if (values['check']) {
      out(`${file} does not say what agents are told about the decisions: run deliberate agents.`);
      return exitCodes.findings;
    }
    if ((await store.write(file, made.text, before)) !== 'written')
      throw failed(`${file} was changed by somebody else meanwhile: run it again.`);
    out(file);
    return exitCodes.fine;
  },
};
