import { strongest } from '../../brief/quantities';
import type { DesignAnswer } from '../questions';
import { isMoney } from '../toMeet';
import { isMigration, type Known, lower, taken } from './known';

export function deployment(known: Known): DesignAnswer<'deployment'> {
  const { ask, brief } = known;
  const platform = taken(known, 'deployment-platform');
  const release = taken(known, 'release-strategy');
  const here = ask.requirements.filter(({ id }) => ask.toMeet.includes(id));
  const money = here.filter(({ text }) => isMoney(text));
  const others = here.filter(requirement => !money.includes(requirement));
  return {
    platform: [
      {
        text: platform
          ? `${platform.name}${platform.option ? `: ${lower(platform.option.summary)}` : ''}`
          : 'TODO: the platform is not decided',
        meets: [],
      },
      {
        text: "Three environments (test, staging, production) are made from one description in Terraform; staging has production's shape at a smaller size",
        meets: [],
      },
      {
        text: 'Every part runs at least twice in different zones, holds no state of its own and answers a health check',
        meets: [],
      },
      ...others.map(({ id, text }) => ({ text: measureFor(text), meets: [id] })),
    ],
    release: [
      {
        text: release
          ? `${release.name}${release.option ? `: ${lower(release.option.summary)}` : ''}`
          : 'Rolling update behind health checks, a few instances at a time',
        meets: [],
      },
      {
        text: 'A version that raises errors or latency is put back within 5 minutes by switching to the image before; data changes are made so that both versions can run',
        meets: [],
      },
      ...(isMigration(known)
        ? [
            {
              text: 'Traffic moves route by route through the facade, 1 %, 10 %, 50 %, 100 %; one switch sends it back',
              meets: [],
            },
          ]
        : []),
    ],
    cost: [
      ...money.map(({ id, text }) => ({ text: `${text}: ${budget(known)}`, meets: [id] })),
      ...(money.length === 0
        ? [
            {
              text: `TODO: no budget is stated for ${brief.title}; until then costs are tagged by part and reported monthly`,
              meets: [],
            },
          ]
        : []),
    ],
  };
}

/** What a year of minutes leaves: 99.9 % is 43.2 minutes in a month of 30 days. */
function measureFor(text: string): string {
  const share = /(9\d(?:\.\d+)?)\s?%/.exec(text)?.[1];
  if (share) {
    const minutes = ((100 - Number(share)) / 100) * 43_200;
    return `${text}: leaves ${Math.round(minutes * 10) / 10} minutes a month of 30 days; two zones, a standby database that takes over by itself, and an error budget that stops releases when it is spent`;
  }
  if (/downtime|interruption|outage/i.test(text))
    return `${text}: no release stops the service; schema changes are compatible in both directions, and connections are drained before an instance goes`;
  if (/\b(?:RTO|RPO|recover|restore|failover)\b/i.test(text))
    return `${text}: backups with point-in-time recovery, restored for practice each quarter and timed`;
  return `${text}: each dependency can fail without taking the rest along: time limits, circuit breakers, queues in front of slow work; rehearsed each quarter`;
}

function budget({ brief }: Known): string {
  const money = strongest(brief.quantities, 'money');
  const alarm = money ? `an alarm at 80 % of ${money.words}` : 'TODO: name an amount; an alarm stands at 80 % of it';
  return `${alarm}; capacity follows the load, idle environments stop at night, and storage moves to cheaper tiers by rule`;
}
