/** A place that the arrow keys reach. Criteria are rows, options are columns, whatever the text has. */
export interface Place {
  /** `HEAD` is the row of the options' names. */
  readonly criterion: number;
  /** `NAMES` is the column of the criteria's names, `WEIGHTS` that of their weights. */
  readonly option: number;
}

export const HEAD = -1;
export const WEIGHTS = -1;
export const NAMES = -2;

export interface Size {
  readonly criteria: number;
  readonly options: number;
}

export function samePlace(a: Place, b: Place): boolean {
  return a.criterion === b.criterion && a.option === b.option;
}

/** The place itself, or the nearest that there is. */
export function within({ criterion, option }: Place, { criteria, options }: Size): Place {
  const row = Math.max(criteria === 0 || option >= 0 ? HEAD : 0, Math.min(criterion, criteria - 1));
  const column = Math.max(row === HEAD ? 0 : NAMES, Math.min(option, options - 1));
  return { criterion: row, option: column };
}

export function beside(place: Place, down: number, right: number, size: Size): Place {
  // The corner above the names and the weights holds nothing to go to.
  if (place.option < 0 && place.criterion + down < 0) return place;
  const option = place.option + right;
  if (place.criterion === HEAD && down <= 0) return within({ criterion: HEAD, option: Math.max(0, option) }, size);
  return within({ criterion: place.criterion + down, option }, size);
}

/** To the right, and at the end of a row to the next row's weight; `null` at the very end. */
export function following({ criterion, option }: Place, way: 1 | -1, { criteria, options }: Size): Place | null {
  if (way === 1) {
    if (option + 1 < options) return { criterion, option: option + 1 };
    return criterion + 1 < criteria ? { criterion: criterion + 1, option: WEIGHTS } : null;
  }
  if (option > WEIGHTS) return { criterion, option: option - 1 };
  return criterion > 0 ? { criterion: criterion - 1, option: options - 1 } : null;
}

/** Where the thing at `index` is now, told by its name; `null` where it is gone. */
export function follow(before: readonly string[], after: readonly string[], index: number): number | null {
  if (index < 0) return index;
  const name = before[index];
  if (name === undefined) return null;
  if (after[index] === name && count(before, name) === count(after, name)) return index;
  const nth = before.slice(0, index).filter(other => other === name).length;
  const places = [...after.keys()].filter(at => after[at] === name);
  const found = places[nth] ?? places.at(-1);
  if (found !== undefined) return found;
  // Nothing came or went, and its own name is new: it was renamed.
  const own = after[index];
  return before.length === after.length && own !== undefined && !before.includes(own) ? index : null;
}

function count(names: readonly string[], name: string): number {
  return names.filter(other => other === name).length;
}
