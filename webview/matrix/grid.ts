import { beside, type Place, samePlace, within } from './places';
import type { MatrixTable } from './table';

/** Which place of the table is the active one: the table is one stop of the Tab key, and this is where it stops. */
export class Grid {
  private place: Place = { criterion: 0, option: 0 };
  private stops: readonly HTMLElement[] = [];

  private readonly table: MatrixTable;

  constructor(table: MatrixTable) {
    this.table = table;
  }

  get active(): Place {
    return this.place;
  }

  activate(place: Place): void {
    const nearest = within(place, this.table.size);
    const cell = this.table.cell(nearest);
    const stops = cell === null ? [] : [cell.control, ...cell.extras];
    for (const stop of this.stops) if (!stops.includes(stop)) stop.tabIndex = -1;
    for (const stop of stops) stop.tabIndex = 0;
    this.stops = stops;
    this.place = nearest;
  }

  focus(place: Place): void {
    this.activate(place);
    const control = this.table.cell(this.place)?.control;
    if (control === undefined) return;
    control.focus();
    if (control instanceof HTMLInputElement) control.select();
  }

  /** Whether there was somewhere to go. */
  go(from: Place, down: number, right: number): boolean {
    const to = beside(from, down, right, this.table.size);
    if (samePlace(from, to)) return false;
    this.focus(to);
    return true;
  }
}
