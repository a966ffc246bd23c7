import { governing, isGone } from '../log/governing';
import { mentionsIn } from '../log/mentions';
import { relationsFrom, relationsOf } from '../log/relate/relations';
import { resolverOf } from '../log/relate/resolver';
import * as z from '../schema/schema';
import { brief, logOf } from './log';
import { line, tool } from './tool';

const MOST = 50;

export const governAFile = tool(
  {
    name: 'decisions_that_govern_a_file',
    title: 'Decisions that govern a file',
    description:
      'Which decisions bind a file of the workspace: those whose applies-to globs cover it, and those that its text names (ADR-0007). Ask it before changing a file.',
    readOnly: true,
  },
  z.object({ path: line(1000) }),
  async (world, { path }) => {
    const file = world.locate(path);
    if (file === null) return { problem: `${path} is not in the workspace: give a path within it.` };
    const entries = await logOf(world);
    const relations = relationsOf(entries);
    const successors = (of: string) =>
      relationsFrom(relations, of).flatMap(({ relation, path: by }) => (relation === 'superseded-by' ? [by] : []));
    const covering = governing(entries, file).slice(0, MOST);
    const text = await world.store.read(file);
    const resolve = resolverOf(entries);
    const named = new Set((text === null ? [] : mentionsIn(text)).map(({ digits }) => digits));
    const mentioned = [...named].slice(0, MOST).map(digits => {
      const entry = resolve(entries[0]?.path ?? '', digits);
      if (!entry) return { mention: `ADR-${digits}`, problem: 'No decision, or more than one, has that number.' };
      return {
        mention: `ADR-${digits}`,
        ...brief(entry),
        ...(isGone(entry) ? { supersededBy: successors(entry.path) } : {}),
      };
    });
    return {
      value: {
        path: file,
        exists: text !== null,
        governedBy: covering.map(({ entry, glob }) => ({
          ...brief(entry),
          appliesTo: glob,
          ...(isGone(entry) ? { supersededBy: successors(entry.path) } : {}),
        })),
        mentioned,
      },
    };
  },
);
