import type { FromMatrixPane, MatrixMessage } from '../../src/protocol/matrixPane';
import type { View } from './model';
import type { Pending } from './pending';
import { HEAD, type Place, WEIGHTS } from './places';
import type { Trigger } from './sureWords';

type Stamp = { version: number; uri?: string; id: number; matrix: number };
type Critical = MatrixMessage['criteria'][number]['critical'];

/** What a person wants, as the messages say it, stamped with what it was decided on. Nothing is sent while locked. */
export class Intents {
  readonly send: (message: FromMatrixPane) => void;
  private readonly view: () => View | null;
  private readonly pending: Pending;

  constructor(send: (message: FromMatrixPane) => void, view: () => View | null, pending: Pending) {
    this.send = send;
    this.view = view;
    this.pending = pending;
  }

  setScore({ criterion, option }: Place, score: string | null): void {
    const sent = this.change(stamp => ({ type: 'setScore', ...stamp, option, criterion, score }));
    if (sent) this.pending.put({ criterion, option }, score ?? '');
  }

  setNote({ criterion, option }: Place, note: string | null): void {
    this.change(stamp => ({ type: 'setNote', ...stamp, option, criterion, note }));
  }

  setWeight(criterion: number, weight: string): void {
    const sent = this.change(stamp => ({ type: 'setWeight', ...stamp, criterion, weight }));
    if (sent) this.pending.put({ criterion, option: WEIGHTS }, weight);
  }

  setWeights(weights: { criterion: number; weight: string }[]): void {
    if (weights.length > 0) this.change(stamp => ({ type: 'setWeights', ...stamp, weights }));
  }

  setCritical(criterion: number, critical: Critical): void {
    this.change(stamp => ({ type: 'setCritical', ...stamp, criterion, critical }));
  }

  paste({ criterion, option }: Place, rows: string[][]): void {
    this.change(stamp => ({ type: 'paste', ...stamp, option, criterion, rows }));
  }

  rename({ criterion, option }: Place, name: string): void {
    this.change(stamp =>
      criterion === HEAD
        ? { type: 'renameOption', ...stamp, option, name }
        : { type: 'renameCriterion', ...stamp, criterion, name },
    );
  }

  remove({ criterion, option }: Place): void {
    this.change(stamp =>
      criterion === HEAD
        ? { type: 'removeOption', ...stamp, option }
        : { type: 'removeCriterion', ...stamp, criterion },
    );
  }

  move({ criterion, option }: Place, to: number): void {
    this.change(stamp =>
      criterion === HEAD
        ? { type: 'moveOption', ...stamp, option, to }
        : { type: 'moveCriterion', ...stamp, criterion, to },
    );
  }

  add(kind: 'criterion' | 'option', name: string): void {
    this.change(stamp => ({ type: kind === 'option' ? 'addOption' : 'addCriterion', ...stamp, name }));
  }

  recompute(): void {
    this.change(stamp => ({ type: 'recomputeTotals', ...stamp }));
  }

  addChart(): void {
    this.change(stamp => ({ type: 'addChart', ...stamp }));
  }

  addTrigger(trigger: Trigger): void {
    this.change(({ matrix: _, ...stamp }) => ({ type: 'addTrigger', ...stamp, trigger }));
  }

  reveal({ criterion, option }: Place): void {
    const view = this.view();
    if (view !== null && criterion >= 0 && option >= 0)
      this.send({ type: 'reveal', matrix: view.snapshot.active, option, criterion });
  }

  private change(make: (stamp: Stamp) => FromMatrixPane): boolean {
    const view = this.view();
    if (view === null || view.locked) return false;
    const { version, uri, active: matrix } = view.snapshot;
    this.send(make({ version, ...(uri !== null && { uri }), id: this.pending.next(), matrix }));
    return true;
  }
}
