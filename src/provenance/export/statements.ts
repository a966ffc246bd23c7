import type { Activity, Agent, Provenance, ProvenanceFile, Source } from '../shape';
import { instantOf, utc } from '../time';
import { activityName, pathOf } from '../urn';
import type { Statement, Value } from './statement';

/**
 * What a set of provenance files says in terms of PROV. In PROV a thing does not change: each activity made a version of
 * the file (`urn:aiwg:artifact:docs/adr/0004-x.md#2`), which specialises the file and revises the version before it.
 */
export function statementsOf(files: readonly ProvenanceFile[]): Statement[] {
  const names = new Map<string, string>();
  for (const { record } of files)
    for (const id of [...(record.entity.formerly ?? []), record.entity.id]) names.set(id, record.entity.id);
  const things = new Map<string, Statement>();
  const tell = (statement: Statement) => {
    const key = `${statement.kind} ${statement.id}`;
    if (!things.has(key)) things.set(key, statement);
  };
  for (const { record } of files) tell(fileOf(record));
  for (const { record } of files) {
    for (const agent of record.agents) tell(agentOf(agent));
    for (const source of record.sources ?? []) if (!names.has(source.id)) tell(sourceOf(source));
  }
  const now = (id: string) => names.get(id) ?? id;
  return [...things.values(), ...files.flatMap(({ record }) => [...historyOf(record, now), ...creditsOf(record)])];
}

function fileOf({ entity }: Provenance): Statement {
  const formerly = (entity.formerly ?? []).map(id => said('aiwg:formerly', pathOf(id) ?? id));
  return thing('entity', entity.id, [
    said('prov:label', pathOf(entity.id) ?? entity.id),
    said('aiwg:kind', entity.type),
    ...formerly,
  ]);
}

function sourceOf({ id, type, title, sha256 }: Source): Statement {
  return thing('entity', id, [
    said('prov:label', title ?? pathOf(id) ?? id),
    said('aiwg:kind', type),
    ...(sha256 ? [said('aiwg:sha256', sha256)] : []),
  ]);
}

function agentOf({ id, type, name }: Agent): Statement {
  return thing('agent', id, [
    ['prov:type', { term: type === 'human' ? 'prov:Person' : 'prov:SoftwareAgent' }],
    ['prov:type', { term: `aiwg:${type}` }],
    ...(name ? [said('prov:label', name)] : []),
  ]);
}

function historyOf(record: Provenance, now: (id: string) => string): Statement[] {
  return record.activities.flatMap((activity, index) => {
    const before = record.activities[index - 1];
    return [
      ...versionOf(record, activity),
      ...(before ? revisionOf(record, activity, before) : []),
      ...workOf(record, activity, now),
    ];
  });
}

function versionOf({ entity }: Provenance, activity: Activity): Statement[] {
  const version = versionName(entity.id, activity);
  const { size, sha256 } = activity.generated;
  return [
    thing('entity', version, [['aiwg:size', { whole: size }], said('aiwg:sha256', sha256)]),
    relation('specializationOf', { specificEntity: version, generalEntity: entity.id }),
    {
      ...thing('activity', activity.id, [
        ['prov:type', { term: `aiwg:${activity.type}` }],
        ...(activity.description ? [said('prov:label', activity.description)] : []),
        ...(activity.unrecorded ? [said('aiwg:unrecorded', 'true')] : []),
      ]),
      args: { startTime: utc(activity.started), endTime: utc(activity.ended) },
    },
    relation('wasGeneratedBy', { entity: version, activity: activity.id, time: utc(activity.ended) }),
  ];
}

/** A change may have begun before somebody else's was saved; what it changed was there once that was done. */
function revisionOf({ entity }: Provenance, activity: Activity, before: Activity): Statement[] {
  const [version, old] = [versionName(entity.id, activity), versionName(entity.id, before)];
  const late = instantOf(before.ended) > instantOf(activity.started);
  return [
    relation('used', { activity: activity.id, entity: old, time: utc(late ? before.ended : activity.started) }),
    relation('wasDerivedFrom', { generatedEntity: version, usedEntity: old, activity: activity.id }, [
      ['prov:type', { term: 'prov:Revision' }],
    ]),
  ];
}

function workOf({ entity }: Provenance, activity: Activity, now: (id: string) => string): Statement[] {
  const generatedEntity = versionName(entity.id, activity);
  return [
    ...activity.wasAssociatedWith.map(({ agent, version, model, modelVersion }) =>
      relation('wasAssociatedWith', { activity: activity.id, agent }, [
        ...(version ? [said('aiwg:version', version)] : []),
        ...(model ? [said('aiwg:model', model)] : []),
        ...(modelVersion ? [said('aiwg:modelVersion', modelVersion)] : []),
      ]),
    ),
    ...(activity.used ?? []).map(({ entity: used, role }) =>
      relation(
        'used',
        { activity: activity.id, entity: now(used), time: utc(activity.started) },
        role ? [said('prov:role', role)] : [],
      ),
    ),
    ...(activity.wasDerivedFrom ?? []).map(({ entity: source, kind }) =>
      relation('wasDerivedFrom', { generatedEntity, usedEntity: now(source), activity: activity.id }, [
        ['prov:type', { term: `aiwg:${kind}` }],
      ]),
    ),
  ];
}

function creditsOf(record: Provenance): Statement[] {
  const parts = Object.entries(record.parts ?? {});
  return [
    ...record.wasAttributedTo.map(agent =>
      relation(
        'wasAttributedTo',
        { entity: record.entity.id, agent },
        parts.filter(([, part]) => part.agent === agent).map(([name, { source }]) => said(`aiwg:${source}Part`, name)),
      ),
    ),
    ...(record.actedOnBehalfOf ?? []).map(({ delegate, responsible, activity }) =>
      relation('actedOnBehalfOf', { delegate, responsible, ...(activity ? { activity } : {}) }),
    ),
  ];
}

function versionName(entity: string, activity: Activity): string {
  return `${entity}#${activityName(activity.id)?.sequence ?? 0}`;
}

function thing(kind: 'entity' | 'activity' | 'agent', id: string, attributes: Statement['attributes']): Statement {
  return { kind, id, args: {}, attributes };
}

function relation(
  kind: Statement['kind'],
  args: Statement['args'],
  attributes: Statement['attributes'] = [],
): Statement {
  return { kind, id: null, args, attributes };
}

/** On one line: a line end within a string is written differently by every tool. */
function said(name: string, text: string): readonly [string, Value] {
  return [name, { text: text.replace(/\s+/g, ' ') }];
}
