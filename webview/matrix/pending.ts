import { type Place, samePlace } from './places';

/**
 * What was asked for and is not answered yet. Until it is, the table shows the numbers that were asked for: a snapshot
 * of the text before them says nothing against them, and a number typed again is a new wish even where it is the old one.
 */
export class Pending {
  private asked = 0;
  private answered = 0;
  private numbers: { readonly place: Place; readonly text: string; readonly id: number }[] = [];

  get idle(): boolean {
    return this.answered === this.asked;
  }

  /** The id of the next wish. */
  next(): number {
    this.asked++;
    return this.asked;
  }

  /** The wish that was numbered last is for a number here. */
  put(place: Place, text: string): void {
    this.numbers = this.numbers.filter(number => !samePlace(number.place, place));
    this.numbers.push({ place, text, id: this.asked });
  }

  at(place: Place): string | null {
    return this.numbers.find(number => samePlace(number.place, place))?.text ?? null;
  }

  /** This wish and all before it are done: where the text has the say again. */
  answer(id: number): readonly Place[] {
    this.answered = Math.max(this.answered, Math.min(id, this.asked));
    const done = this.numbers.filter(number => number.id <= id);
    this.numbers = this.numbers.filter(number => number.id > id);
    return done.map(({ place }) => place);
  }

  /** Rows and columns are others now, or what was asked for was refused. */
  forget(): void {
    this.numbers = [];
  }
}
