import { read } from '../../adr/read';
import { placeOf } from '../../deliberation/place';
import { reachedBy } from '../../deliberation/reached';
import { patternsIn } from '../../deliberation/weightsFor';
import { figuresOf, type LogFigures, type Measured, type Reached, type Share } from '../../log/figures';
import { localDate } from '../../log/localDate';
import { loadLessons } from '../../memory/read';
import type { Files } from '../../ports/files';
import { exitCodes, usage } from '../failure';
import { readText } from '../files';
import { Logs, noRecords } from '../log';
import { patternText } from '../patterns';
import { tolerantFiles, warn } from '../tolerant';
import type { Command } from './command';
import { topics } from './model';

/** `deliberate stats [--json]`: what the log says of itself. */
export const stats: Command = {
  options: { json: { type: 'boolean' } },
  async run({ positionals, values, files, settings, out }) {
    if (positionals.length > 0) throw usage('stats takes no file: deliberate stats [--json]');
    const careful = tolerantFiles(process.cwd(), settings.records);
    const logs = new Logs(files, settings.folder);
    const folder = await logs.folder();
    const entries = await logs.in(folder);
    const measured: Measured[] = [];
    for (const { path } of entries)
      measured.push({
        path,
        record: read(readText(path).text, { path }),
        reached: await reachedOf(careful, settings.records, path),
      });
    const { lessons, unreadable } = await loadLessons(careful);
    for (const { path, message } of unreadable) warn(`${path}: ${message}`);
    const happened = lessons.map(({ reflection: { decision, event } }) => ({
      path: decision.path,
      type: event.type,
      at: event.at,
    }));
    const now = new Date();
    const figures = figuresOf(measured, happened, localDate(now));
    const patterns = patternsIn(measured, lessons, await topics(files, settings.records), now.toISOString());
    if (values['json']) out(JSON.stringify({ ...figures, patterns }, null, 2));
    else out([text(figures, folder), ...patternText(patterns)].join('\n'));
    return exitCodes.fine;
  },
};

async function reachedOf(files: Files, records: string, path: string): Promise<Reached | null> {
  const { found } = await placeOf(files, records, path);
  if (found === null) return null;
  // A record that was renamed since may have left its name to another one.
  if ('state' in found) return found.state.path === path ? reachedBy(found.state) : null;
  warn(found.message);
  return null;
}

function text(figures: LogFigures, folder: string): string {
  const { records, superseded, supersededYoung, measurable, explained, fired, confidence, reached, tokens, edits } =
    figures;
  if (records === 0) return noRecords(folder);
  const { HIGH, MODERATE, TIE, none } = confidence;
  const rows: [string, string][] = [
    ['decisions', String(records)],
    ['superseded within a year', said(superseded)],
    ...(supersededYoung.of > 0
      ? [['  of the younger ones', `${supersededYoung.count} of ${supersededYoung.of}`] as [string, string]]
      : []),
    ['3 to 7 measurable triggers', said(measurable)],
    ['every score explained', said(explained)],
    ['triggers that fired', `${fired.times} of ${fired.decisions} decisions`],
    ['confidence', `${HIGH} HIGH, ${MODERATE} MODERATE, ${TIE} TIE, ${none} without`],
    ['time to decision', reached.milliseconds === null ? 'not known' : `${duration(reached.milliseconds)} (median)`],
    ['tokens', reached.decisions === 0 ? 'not known' : `${tokens}, ${reached.tokens ?? 0} a decision (median)`],
    ['changed by people', reached.decisions === 0 ? 'not known' : `${edits} times`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

function said({ count, of, share, target }: Share): string {
  return share === null
    ? `none to count (target ${target})`
    : `${count} of ${of}, ${percent(share)} (target ${target})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share === 0 || share === 1 ? 0 : 1)} %`;
}

function duration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (minutes < 120) return `${minutes.toFixed(0)} min`;
  return minutes < 2880 ? `${(minutes / 60).toFixed(0)} h` : `${(minutes / 1440).toFixed(0)} days`;
}
