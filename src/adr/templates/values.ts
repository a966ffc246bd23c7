/** What a template is filled with. */
export interface TemplateValues {
  /** `null` while a draft has no number yet. */
  readonly number: number | null;
  readonly title: string;
  /** `2026-11-20` */
  readonly date: string;
  /** As it is written in the record: `Proposed`. */
  readonly status: string;
}
