import { type TextDecoder, textDecoder } from './host';

/** One thing that a stream says; JSON lines have no name. */
export interface Frame {
  readonly name: string;
  readonly data: string;
}

/** Takes bytes as the network cuts them and hands out what is whole. */
export interface Framer {
  push(bytes: Uint8Array): Frame[];
  /** The stream is over: what still stands in it, whole or not. */
  end(): Frame[];
}

/** `{"a":1}\n{"b":2}\n`: every line that is not blank. */
export function jsonLines(): Framer {
  const lines = textLines();
  const frames = (found: string[]) => found.filter(line => line.trim() !== '').map(data => ({ name: '', data }));
  return { push: bytes => frames(lines.push(bytes)), end: () => frames(lines.end()) };
}

/** A body that is one JSON text, from a server that was asked for a stream and does not know how. */
export function wholeBody(): Framer {
  const decoder = textDecoder();
  let text = '';
  return {
    push(bytes) {
      text += decoder.decode(bytes, { stream: true });
      return [];
    },
    end() {
      text += decoder.decode();
      return text.trim() === '' ? [] : [{ name: '', data: text }];
    },
  };
}

/** Lines that end in LF, CRLF or CR; a character or a CRLF may be cut in two by the network. */
export function textLines(): { push(bytes: Uint8Array): string[]; end(): string[] } {
  const decoder: TextDecoder = textDecoder();
  let rest = '';
  let afterCr = false;
  const take = (text: string): string[] => {
    if (text === '') return [];
    const lines = (afterCr && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\r|\n/);
    afterCr = text.endsWith('\r');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    return lines;
  };
  return {
    push: bytes => take(decoder.decode(bytes, { stream: true })),
    end: () => {
      const lines = take(decoder.decode());
      const last = rest;
      rest = '';
      return last === '' ? lines : [...lines, last];
    },
  };
}
