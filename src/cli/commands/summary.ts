import { read } from '../../adr/read';
import { parseYaml } from '../../evidence/yaml';
import { summaryPage } from '../../exchange/html/summaryPage';
import { summaryOf } from '../../exchange/summary';
import { firing } from '../../log/fire/fire';
import { localDate } from '../../log/localDate';
import { relatedTo } from '../../log/relate/related';
import { boundedFiles } from '../boundedFiles';
import { exitCodes, usage } from '../failure';
import { ChangingLog } from '../logChange';
import { nodeHash } from '../store';
import type { Command } from './command';

/** `deliberate summary FILE [--format markdown|html]`: one page on a decision. */
export const summary: Command = {
  options: { format: { type: 'string' } },
  async run(invocation) {
    const { positionals, values, files, settings, out } = invocation;
    const [file, ...more] = positionals;
    const format = values['format'] ?? 'markdown';
    if (file === undefined || more.length > 0 || (format !== 'markdown' && format !== 'html'))
      throw usage('summary takes one record: deliberate summary FILE [--format markdown|html]');
    const log = new ChangingLog(invocation);
    const entry = await log.named(file);
    const { path, text } = log.text(entry);
    const [min, max] = settings.scale ?? [];
    const scale = min !== undefined && max !== undefined ? { scale: { min, max } } : {};
    const record = read(text, { path, ...scale });
    const world = {
      files: boundedFiles(files, process.cwd()),
      today: localDate(new Date()),
      metrics: new Map(),
      yaml: parseYaml,
    };
    const outcomes = (await firing([record], world)).flatMap(each => each.outcomes);
    const relations = relatedTo(await log.entries(), path);
    const markdown = summaryOf({ path, record, outcomes, relations });
    out((format === 'html' ? await summaryPage(entry.title?.value ?? path, markdown, nodeHash) : markdown).trimEnd());
    return exitCodes.fine;
  },
};
