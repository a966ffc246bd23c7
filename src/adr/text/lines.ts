/** Where every line starts and ends, whatever mix of `\n`, `\r\n` and `\r` the file uses. Line numbers are 0-based. */
export class Lines {
  readonly text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string) {
    this.text = text;
    let start = 0;
    const returns = text.includes('\r');
    for (let at = nextBreak(text, 0, returns); at >= 0; at = nextBreak(text, start, returns)) {
      this.#starts.push(start);
      this.#ends.push(at);
      start = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    }
    this.#starts.push(start);
    this.#ends.push(text.length);
  }

  get count(): number {
    return this.#starts.length;
  }

  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** The end of a line's characters, its line break left out. */
  end(line: number): number {
    return this.#ends[line] ?? this.text.length;
  }

  of(line: number): string {
    return this.text.slice(this.start(line), this.end(line));
  }

  /** The line that holds an offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The line break that new lines should use: the one after the given line, else the first in the file, else `\n`. */
  breakAfter(line: number): string {
    const own = this.text.slice(this.end(line), this.start(line + 1));
    if (own !== '') return own;
    return this.text.slice(this.end(0), this.start(1)) || '\n';
  }
}

/** Nearly every file has `\n` alone, where the engine's own search is the quickest. */
function nextBreak(text: string, from: number, returns: boolean): number {
  if (!returns) return text.indexOf('\n', from);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return -1;
}
