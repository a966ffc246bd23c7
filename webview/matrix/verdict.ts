import { element } from '../ui/dom';
import type { View } from './model';
import { put, putCount, putText } from './patch';
import { notesOf, verdictOf } from './words';

/** The outcome in one line, and under it what one has to know to trust it. */
export class VerdictLine {
  readonly element = element('div', 'verdict');
  private readonly heading = element('strong', 'leader');
  private readonly total = element('span', 'sum');
  private readonly confidence = element('span', 'confidence');
  private readonly sentence = element('span', 'sentence');
  private readonly notes = element('ul', 'notes');
  private readonly items: HTMLLIElement[] = [];

  constructor() {
    const line = element('p', '');
    // Blanks between them, for whoever copies the line or has it read out.
    line.append(this.heading, ' ', this.total, ' ', this.confidence, ' ', this.sentence);
    this.element.append(line, this.notes);
  }

  update({ assessment, message }: View): void {
    const { heading, total, confidence, sentence } = verdictOf(assessment);
    putText(this.heading, heading);
    putText(this.total, total);
    putText(this.confidence, confidence);
    putText(this.sentence, sentence);
    put(this.confidence, 'data-level', confidence);
    const notes = notesOf(
      assessment,
      message.criteria.some(criterion => criterion.percent),
    );
    const add = () => {
      const made = element('li', '');
      this.notes.append(made);
      return made;
    };
    putCount(this.items, notes.length, add, made => made.remove());
    for (const [index, made] of this.items.entries()) putText(made, notes[index] ?? '');
    this.notes.hidden = notes.length === 0;
  }
}
