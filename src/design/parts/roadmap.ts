import { strongest } from '../../brief/quantities';
import { timeline } from '../fields';
import type { DesignAnswer } from '../questions';
import { isMigration, type Known, lower } from './known';
import { listed } from './overview';

type Phase = Omit<DesignAnswer<'roadmap'>['phases'][number], 'when' | 'meets'>;

export function roadmap(known: Known): DesignAnswer<'roadmap'> {
  const { ask } = known;
  const phases = isMigration(known) ? migration(known) : build(known);
  const days = Math.min(
    ...timeline(known.brief).map(quantity =>
      quantity.dimension === 'deadline' ? quantity.value : quantity.value / 86_400,
    ),
  );
  return {
    phases: phases.map((phase, index) => ({
      ...phase,
      when: Number.isFinite(days)
        ? spanOf(days, index, phases.length)
        : `phase ${index + 1}; TODO: no timeline is stated`,
      // Time and team bind the whole plan; they are named where it begins.
      meets: index === 0 ? [...ask.toMeet] : [],
    })),
  };
}

/** Equal shares of the time there is, computed: `weeks 1 to 6 of 26`. */
function spanOf(days: number, index: number, count: number): string {
  const weeks = Math.max(count, Math.floor(days / 7));
  const from = Math.floor((index * weeks) / count) + 1;
  const to = Math.floor(((index + 1) * weeks) / count);
  return `weeks ${from} to ${to} of ${weeks}`;
}

function build(known: Known): readonly Phase[] {
  const names = known.capabilities.map(({ name }) => lower(name));
  const half = Math.ceil(names.length / 2);
  return [
    {
      name: 'Walking skeleton',
      work: `environments, pipeline, sign-in and one thin path through ${names[0] ?? 'the application'}${teamOf(known)}`,
      done: 'a change reaches production in a day, and a load test runs',
      rollback: 'nothing depends on it yet: remove it',
    },
    {
      name: 'Core',
      work: `${listed(names.slice(0, half)) || 'the most used paths'}, with their events and tests`,
      done: 'the main course works in staging at the stated load',
      rollback: 'features behind flags, off by default',
    },
    {
      name: 'Complete',
      work: `${listed(names.slice(half)) || 'the remaining paths'}, monitoring and the measures of security`,
      done: 'failure scenarios were rehearsed; audits have their evidence',
      rollback: 'the version before, within 5 minutes',
    },
    {
      name: 'Launch',
      work: 'one part of the users, then all; measure against the targets',
      done: 'targets hold for 30 days',
      rollback: 'users go back to what they had; data is kept in both until then',
    },
  ];
}

function migration(known: Known): readonly Phase[] {
  const names = known.capabilities.filter(({ id }) => id !== 'monolith').map(({ name }) => lower(name));
  return [
    {
      name: 'Contain',
      work: `the facade in front of the old application, containers for it as it is, metrics and tests of its main paths${teamOf(known)}`,
      done: 'all traffic passes the facade, nothing else changed',
      rollback: 'traffic goes around the facade',
    },
    {
      name: 'First part',
      work: `one part with few ties${names[0] ? `, such as ${names[0]}` : ''}; its data written to both`,
      done: 'old and new give the same answers for 14 days',
      rollback: 'the facade sends its routes back',
    },
    {
      name: 'Further parts',
      work: `${listed(names.slice(1)) || 'the parts that change most'}, one at a time, each with its own data`,
      done: 'each is accepted before the next begins',
      rollback: 'route by route to the old application, which stays complete',
    },
    {
      name: 'Retire',
      work: 'remove what nobody calls, end double writes, archive the old data',
      done: '30 days without a call to the old routes',
      rollback: 'the archived image and data can be started within a day',
    },
  ];
}

function teamOf({ brief }: Known): string {
  const people = strongest(brief.quantities, 'people');
  return people ? ` (team: ${people.words})` : '';
}
