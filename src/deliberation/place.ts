import type { Files } from '../ports/files';
import { companionName } from '../provenance/name';
import { companions, readState, type State, type StateReading } from './state';

/** Where the state and the trace of a record's deliberation lie, and what is there by now. */
export interface Place {
  readonly name: string;
  readonly state: string;
  readonly trace: string;
  readonly found: StateReading | null;
}

/**
 * The companions of one record: they are called like its file, and by its whole path where the deliberation of another
 * record has that name already.
 */
export async function placeOf(files: Files, records: string, path: string): Promise<Place> {
  const short = await placeCalled(files, records, companionName(path, []));
  const isOthers = short.found !== null && 'state' in short.found && short.found.state.path !== path;
  return isOthers
    ? placeCalled(files, records, companionName(path, [`/${path.slice(path.lastIndexOf('/') + 1)}`]))
    : short;
}

/** The state of a record's deliberation, where it has one that can be read. */
export async function stateOf(files: Files, records: string, path: string): Promise<State | null> {
  const { found } = await placeOf(files, records, path);
  return found && 'state' in found && found.state.path === path ? found.state : null;
}

/** Why another deliberation may not begin here; a finished one has nothing more to lose. */
export function inTheWay({ name, state, found }: Place): string | null {
  if (found === null || ('state' in found && found.state.status === 'done')) return null;
  if ('problem' in found) return found.message;
  return `A deliberation called ${name} was stopped before: resume it, or move ${state} away.`;
}

async function placeCalled(files: Files, records: string, name: string): Promise<Place> {
  const place = { name, ...companions(records, name) };
  const text = await files.read(place.state);
  return { ...place, found: text === null ? null : readState(text, place.state) };
}
