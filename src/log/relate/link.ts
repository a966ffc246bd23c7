import { applyEdits } from '../../adr/edit/text';
import type { Relation } from '../../adr/model';
import { read } from '../../adr/read';
import type { Change } from '../change';
import type { Placed } from './citation';
import { linkEdits } from './linkEdits';
import { OPPOSITE } from './relations';
import { says } from './says';

export interface Text {
  readonly path: string;
  readonly text: string;
}

export function placed({ path, text }: Text): Placed {
  return Object.assign(read(text, { path }), { path });
}

/** Ties two records at both ends, each in its own notation. An end that says so already stays as it is. */
export function link(a: Text, b: Text, relation: Relation): Change[] {
  const [one, other] = [placed(a), placed(b)];
  return [
    changeOf(one, says(one, other, relation) ? [] : linkEdits(one, relation, other)),
    changeOf(other, says(other, one, OPPOSITE[relation]) ? [] : linkEdits(other, OPPOSITE[relation], one)),
  ];
}

export function changeOf(record: Placed, edits: Parameters<typeof applyEdits>[1]): Change {
  return { path: record.path, before: record.text, after: applyEdits(record.text, edits) };
}
