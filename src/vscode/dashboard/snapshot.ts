import type { DecisionFigures, LogFigures, Share } from '../../log/figures';
import type { DashboardSnapshot, GoalMessage } from '../../protocol/dashboardPane';

export interface DashboardInput {
  readonly folder: string;
  readonly figures: LogFigures;
  /** How many triggers of a record fire now, by its path. */
  readonly fires: ReadonlyMap<string, number>;
  /** Records that their triggers are asked of: not those that are over or undecided. */
  readonly asked: ReadonlySet<string>;
  /** Records that were superseded within a year. */
  readonly gaveUp: readonly string[];
  readonly restore: string;
}

const most = 20_000;

/** What the dashboard says of a log. */
export function dashboardOf({ folder, figures, fires, asked, gaveUp, restore }: DashboardInput): DashboardSnapshot {
  const { records, decisions, superseded, supersededYoung, measurable, explained, confidence, fired } = figures;
  const live = decisions.filter(({ path }) => asked.has(path));
  const now = [...fires.values()].reduce((sum, count) => sum + count, 0);
  return {
    type: 'snapshot',
    restore,
    title: 'Decision dashboard',
    lead: `${records} ${records === 1 ? 'decision' : 'decisions'} in ${folder}`,
    goals: [
      goal('Superseded within a year', superseded, 0.05, share => share < 0.05, gaveUp),
      goal('3 to 7 measurable triggers', measurable, 1, isAll, pathsOf(live.filter(one => !hasTriggers(one)))),
      goal('Every score explained', explained, 1, isAll, pathsOf(live.filter(one => (one.explained ?? 1) < 1))),
    ],
    bars: [
      {
        title: 'Confidence',
        rows: [
          { name: 'HIGH', count: confidence.HIGH },
          { name: 'MODERATE', count: confidence.MODERATE },
          { name: 'TIE', count: confidence.TIE },
          { name: 'Not computed', count: confidence.none },
        ],
      },
      { title: 'Status', rows: statuses(decisions) },
    ],
    facts: [
      ...(supersededYoung.of > 0
        ? [{ name: 'Given up before a year was over', value: `${supersededYoung.count} of ${supersededYoung.of}` }]
        : []),
      { name: 'Triggers that fire now', value: String(now) },
      { name: 'Triggers that fired so far', value: `${fired.times}, of ${fired.decisions} decisions` },
      { name: 'Time to decision (median)', value: duration(figures.reached.milliseconds) },
      { name: 'Tokens', value: figures.reached.decisions === 0 ? 'not known' : figures.tokens.toLocaleString('en') },
      {
        name: 'Edits by people at gates',
        value: figures.reached.decisions === 0 ? 'not known' : String(figures.edits),
      },
    ],
    decisions: decisions.slice(0, most).map(one => ({
      path: one.path,
      title: (one.title ?? one.path).slice(0, 1000),
      status: one.status?.slice(0, 200) ?? null,
      ...{ alternatives: one.alternatives, criteria: one.criteria, explained: one.explained },
      ...{ triggers: one.triggers, measurable: one.measurableTriggers, fires: fires.get(one.path) ?? 0 },
      confidence: one.confidence,
    })),
    notice:
      records === 0 ? `There is no decision record in ${folder} yet. ADR: New ADR with ToT writes the first.` : null,
  };
}

function goal(
  name: string,
  { count, of, share, target }: Share,
  targetShare: number,
  isMet: (share: number) => boolean,
  missing: readonly string[],
): GoalMessage {
  return {
    name,
    value: share === null ? 'none to count yet' : `${count} of ${of} (${percent(share)})`,
    ...{ share, target, targetShare },
    met: share === null ? null : isMet(share),
    missing: missing.slice(0, 200),
  };
}

const isAll = (share: number) => share === 1;

/** Cut, not rounded: 99.9 % is not all. */
function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

function hasTriggers({ measurableTriggers }: DecisionFigures): boolean {
  return measurableTriggers >= 3 && measurableTriggers <= 7;
}

function pathsOf(decisions: readonly DecisionFigures[]): string[] {
  return decisions.map(({ path }) => path);
}

function statuses(decisions: readonly DecisionFigures[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { status } of decisions) counts.set(status ?? 'none', (counts.get(status ?? 'none') ?? 0) + 1);
  const sorted = [...counts].map(([name, count]) => ({ name: name.slice(0, 200), count }));
  return sorted.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, 12);
}

function duration(milliseconds: number | null): string {
  if (milliseconds === null) return 'not known';
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (minutes < 120) return `${minutes.toFixed(0)} min`;
  return minutes < 2880 ? `${(minutes / 60).toFixed(0)} h` : `${(minutes / 1440).toFixed(0)} days`;
}
