import type { Exact } from '../decision/exact';
import type { Matrix } from '../decision/model';
import type { Range, Sourced } from './text/range';
import type { Row, Table } from './text/table';
import type { StatusName } from './words/status';

export type { Range, Sourced };

export type Dialect = 'tot' | 'madr' | 'nygard' | 'log4brains' | 'y-statement' | 'aiwg' | 'asciidoc' | 'other';

/** What a section is for, whatever its heading is called and in whatever language. */
export type SectionRole =
  | 'status'
  | 'context'
  | 'drivers'
  | 'matrix'
  | 'options'
  | 'decision'
  | 'consequences'
  | 'positive'
  | 'negative'
  | 'mitigations'
  | 'alternatives'
  | 'triggers'
  | 'implementation'
  | 'metrics'
  | 'references'
  | 'other';

export interface Section {
  readonly role: SectionRole;
  readonly heading: Sourced<string>;
  readonly level: number;
  /** 0-based line of the heading. */
  readonly line: number;
  /** From the end of the heading to the next heading of the same or a higher level. */
  readonly body: Range;
}

/** One place that says what state the decision is in. */
export interface StatusMention {
  /**
   * `accepted`, `superseded` ... where the word says so, misspelt or in another language; a team's own word in lower case
   * (`living`, `approved`, `in-progress`) where it has one.
   */
  readonly value: string;
  /** Which of the common states that is; `null` for a word nobody knows. */
  readonly means: StatusName | null;
  /** As written, without quotes, emphasis and emoji around it: `Superseded by [ADR-3](x.md)`. */
  readonly raw: string;
  readonly range: Range;
  readonly notation: 'front' | 'line' | 'table' | 'section' | 'task' | 'badge' | 'attribute';
}

/** The status that counts, and all the places that state one. */
export interface ReadStatus extends StatusMention {
  readonly all: readonly StatusMention[];
  readonly contradicting: boolean;
}

export interface ReadDate {
  /** `2026-01-02`; `null` where the text is no date of any calendar, or could be two. */
  readonly iso: string | null;
  readonly raw: string;
  readonly range: Range;
}

export interface People {
  readonly deciders: readonly Sourced<string>[];
  readonly consulted: readonly Sourced<string>[];
  readonly informed: readonly Sourced<string>[];
  readonly authors: readonly Sourced<string>[];
}

export interface ReadOption {
  readonly name: string;
  /** Where it is introduced: in the list of options, else at its own heading. */
  readonly range: Range;
  readonly pros: readonly Sourced<string>[];
  readonly cons: readonly Sourced<string>[];
  readonly neutral: readonly Sourced<string>[];
}

/** A scoring table: the decision in it, and where each number stands. */
export interface ReadMatrix {
  readonly matrix: Matrix;
  readonly orientation: 'criteria-rows' | 'criteria-columns';
  /** 1-based line of the table's header row; of the first one where there is a table for each option. */
  readonly line: number;
  readonly range: Range;
  /** The tables it was read from: one, or one for each option. */
  readonly parts: readonly MatrixPart[];
  /** Ordinal tables (High/Medium/Low) have no numbers to add up and are reported apart. */
  readonly kind: 'numeric' | 'ordinal';
  readonly criteria: readonly ReadCriterion[];
  readonly options: readonly ReadMatrixOption[];
  /** `cells[option][criterion]`: the whole cell, the number in it, and the reason beside the number. */
  readonly cells: readonly (readonly (ReadCell | null)[])[];
  /** What marks like ✅ stand for, where the text says so: a score is then written as its mark. */
  readonly legend: ReadonlyMap<string, Exact> | null;
}

/** Where the parts of a decision lie in one table, for edits of its rows and columns. */
export interface MatrixPart {
  /** 1-based line of the header row. */
  readonly line: number;
  readonly range: Range;
  readonly table: Table;
  /** The column that names the rows. */
  readonly names: number;
  /** One row for each criterion or, with criteria in columns, for each option. */
  readonly rows: readonly Row[];
  /** One column for each option or, with criteria in columns, for each criterion. */
  readonly columns: readonly number[];
  readonly weightColumn: number | null;
  readonly weightRow: Row | null;
  readonly totalColumn: number | null;
  readonly totalRow: Row | null;
  readonly notesColumn: number | null;
  /** Columns of scores times weights beside columns of scores. */
  readonly paired: ReadonlyMap<number, number>;
}

export interface ReadCriterion {
  readonly name: Range;
  /** The number of the weight, without its sign; it may stand outside the table. */
  readonly weight: Range | null;
  readonly weightText: string | null;
  /** A word where the weight is one: `High`. */
  readonly weightWord: string | null;
  /** The number of the critical threshold. */
  readonly critical: Range | null;
}

export interface ReadMatrixOption {
  readonly name: Range;
  readonly total: Range | null;
  /** Marked in the table: `(Selected)`, a verdict column, a trophy. */
  readonly selected: boolean;
}

export interface ReadCell {
  readonly cell: Range;
  readonly score: Range | null;
  readonly note: Sourced<string> | null;
  /** A cell of its own for the reason, where the table has a column for them. */
  readonly noteCell: Range | null;
  /** The word or mark of an ordinal table. */
  readonly mark: string | null;
}

export interface CriterionSource {
  readonly criterion: string;
  readonly from: Sourced<string>;
}

export interface Trigger {
  readonly metric: string;
  readonly comparison: '>' | '>=' | '<' | '<=' | '=' | null;
  readonly threshold: string | null;
  readonly window: string | null;
  readonly action: string | null;
  /** A number to compare with, or a date to wait for: a program can tell when it fires. */
  readonly measurable: boolean;
  readonly range: Range;
}

export interface Citation {
  /** `REF-014`. */
  readonly id: string;
  readonly range: Range;
}

export type Relation =
  | 'supersedes'
  | 'superseded-by'
  | 'amends'
  | 'amended-by'
  | 'depends-on'
  | 'required-by'
  | 'relates-to'
  | 'conflicts-with'
  | 'refines'
  | 'refined-by';

export interface Link {
  /** `null` for a plain reference in the text; else the relation in its canonical name. */
  readonly relation: Relation | null;
  /** As written: a path, an address, or a bare number such as `ADR-0004`. */
  readonly target: string;
  readonly text: string;
  readonly range: Range;
}

export interface Diagram {
  readonly language: string;
  readonly source: Sourced<string>;
  readonly heading: string | null;
}
