/** Replace the characters from `start` to `end` of the text as it was. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text with all edits made; they refer to the text as it was, in any order, and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of sorted) {
    if (start < at || end < start || end > text.length) throw new RangeError(`Edits overlap at ${start}`);
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

export function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

/** Only what differs: the beginning and the end that both texts share stay untouched. */
export function replace(text: string, start: number, end: number, newText: string): TextEdit[] {
  const old = text.slice(start, end);
  if (old === newText) return [];
  let head = 0;
  while (head < old.length && head < newText.length && old[head] === newText[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < newText.length - head && old.at(-1 - tail) === newText.at(-1 - tail))
    tail++;
  // A surrogate pair is one character to a person and to an editor.
  if (head > 0 && isHigh(old.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLow(old.charCodeAt(old.length - tail))) tail--;
  return [{ start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) }];
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
