import type { Editing } from './edit';
import type { Grid } from './grid';
import type { Intents } from './intents';
import type { View } from './model';
import type { MatrixTable } from './table';

/** What the hands at the table work with. */
export interface Tools {
  readonly table: MatrixTable;
  readonly grid: Grid;
  readonly editing: Editing;
  readonly intents: Intents;
  readonly view: () => View | null;
  readonly complain: (message: string) => void;
}
