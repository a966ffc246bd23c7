import type { Exact } from '../../decision/exact';
import type { Stated } from '../../decision/model';
import type { Range } from '../model';
import type { Grid } from './grid';
import type { Label } from './label';
import type { Shape } from './shape';

/** A scoring table understood, before weights, totals and sentences from elsewhere are brought to it. */
export interface Draft {
  readonly grid: Grid;
  readonly shape: Shape;
  readonly orientation: 'criteria-rows' | 'criteria-columns';
  readonly kind: 'numeric' | 'ordinal';
  readonly criteria: DraftCriterion[];
  readonly options: DraftOption[];
  /** `cells[option][criterion]` */
  readonly cells: (DraftCell | null)[][];
  /** One option in a table of its own, named by the heading above it. */
  readonly single: boolean;
  readonly legend: ReadonlyMap<string, Exact> | null;
}

export interface DraftCriterion {
  readonly label: Label;
  /** Offset of the label's raw text in the source. */
  readonly at: number;
  weight: { readonly value: Exact; readonly range: Range; readonly text: string } | null;
  readonly weightWord: string | null;
  critical: { readonly op: '>=' | '>' | '<=' | '<'; readonly value: Exact; readonly range: Range } | null;
  lower: boolean;
}

export interface DraftOption {
  readonly name: string;
  readonly range: Range;
  selected: boolean;
  total: { readonly stated: Stated | null; readonly range: Range } | null;
}

export interface DraftCell {
  readonly cell: Range;
  readonly value: Exact | null;
  readonly score: Range | null;
  readonly note: Range | null;
  readonly noteCell: Range | null;
  readonly mark: string | null;
  /** Words where a score should be. */
  readonly text: boolean;
  readonly max: number | null;
}
