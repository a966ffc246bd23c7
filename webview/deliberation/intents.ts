import type { FromDeliberationPane, GateEdit } from '../../src/protocol/deliberationPane';

type Unstamped<T> = T extends { version: number } ? Omit<T, 'version'> : never;

/** What a person wants, stamped with the gate that it was meant for. */
export class Intents {
  /** The gate that is shown. */
  version = 0;
  readonly send: (message: FromDeliberationPane) => void;

  constructor(send: (message: FromDeliberationPane) => void) {
    this.send = send;
  }

  edit(change: Unstamped<GateEdit>): void {
    this.send({ ...change, version: this.version } as GateEdit);
  }

  proceed(): void {
    this.send({ type: 'continue', version: this.version });
  }

  again(note: string): void {
    this.send({ type: 'again', version: this.version, note });
  }

  skip(): void {
    this.send({ type: 'skip', version: this.version });
  }

  back(): void {
    this.send({ type: 'back', version: this.version });
  }
}
