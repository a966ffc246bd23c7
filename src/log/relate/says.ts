import type { Relation } from '../../adr/model';
import { entryOf } from '../entries';
import type { Placed } from './citation';
import { OPPOSITE, relationsOf } from './relations';

/** Whether the text of `from` itself says that it is so related to `to`. */
export function says(from: Placed, to: Placed, relation: Relation): boolean {
  const own = entryOf(from.path, from.text);
  const { edges } = relationsOf([own, { ...entryOf(to.path, to.text), links: [] }]);
  return edges.some(
    edge =>
      (edge.from === from.path && edge.to === to.path && edge.relation === relation) ||
      (edge.to === from.path && edge.from === to.path && OPPOSITE[edge.relation] === relation),
  );
}
