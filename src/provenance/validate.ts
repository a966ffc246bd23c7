import { cyclesIn } from './cycle';
import type { Problem } from './problem';
import type { ProvenanceFile } from './shape';
import { isEntity, pathOf } from './urn';
import { formsOf } from './validate/forms';
import { partAuthors } from './validate/parts';
import { references } from './validate/references';
import { times } from './validate/times';

/** What a validation has to know of the world outside the files. */
export interface World {
  exists(path: string): boolean;
}

/** Everything in a set of provenance files that cannot be true, in the order of the files. */
export function validate(files: readonly ProvenanceFile[], world?: World): Problem[] {
  const known = new Set(files.flatMap(({ record }) => [record.entity.id, ...(record.entity.formerly ?? [])]));
  return [
    ...files.flatMap(file => [
      ...formsOf(file),
      ...times(file),
      ...references(file),
      ...partAuthors(file),
      ...(world ? missingSources(file, known, world) : []),
    ]),
    ...twins(files),
    ...cyclesIn(files),
  ];
}

function missingSources({ path, record }: ProvenanceFile, known: ReadonlySet<string>, world: World): Problem[] {
  return (record.sources ?? []).flatMap(({ id }, index) => {
    const source = pathOf(id);
    if (source === null || known.has(id) || world.exists(source)) return [];
    return [
      {
        rule: 'source-missing',
        severity: 'warning',
        message: `The source ${source} does not exist and has no provenance of its own: correct its path, or restore it.`,
        path,
        at: `sources[${index}].id`,
        repairable: false,
      },
    ];
  });
}

function twins(files: readonly ProvenanceFile[]): Problem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ path, record: { entity } }): Problem[] => {
    const other = first.get(entity.id);
    if (other === undefined) {
      first.set(entity.id, path);
      return [];
    }
    if (!isEntity(entity.id)) return [];
    return [
      {
        rule: 'entity-twice',
        severity: 'error',
        message: `${pathOf(entity.id) ?? entity.id} already has its provenance in ${other}: keep one of the two files.`,
        path,
        at: 'entity.id',
        repairable: false,
      },
    ];
  });
}
