import { relationsChart, timelineChart } from '../../log/relate/mermaid';
import { relationsOf } from '../../log/relate/relations';
import { exitCodes, usage } from '../failure';
import { ChangingLog } from '../logChange';
import type { Command } from './command';

/** `deliberate graph [--timeline]`: Mermaid on stdout. */
export const graph: Command = {
  options: { timeline: { type: 'boolean' } },
  async run(invocation) {
    const { positionals, values, out } = invocation;
    if (positionals.length > 0) throw usage('graph takes no file: deliberate graph [--timeline]');
    const entries = await new ChangingLog(invocation).all();
    out((values['timeline'] ? timelineChart(entries) : relationsChart(entries, relationsOf(entries))).trimEnd());
    return exitCodes.fine;
  },
};
