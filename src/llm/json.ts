/**
 * The JSON values that an answer holds, the best guess first: the whole text, else what stands in fences or between
 * sentences, the last one first, because models that think aloud correct themselves downwards. `cut` says that one
 * begins and does not end: then nothing that follows, or lies inside it, is an answer.
 */
export function jsonIn(answer: string): { readonly values: readonly unknown[]; readonly cut: boolean } {
  const whole = parsed(answer);
  if (whole) return { values: [whole.value], cut: false };
  const text = withoutThoughts(answer);
  const values: unknown[] = [];
  const opening = /\{(?=\s*["}])|\[(?=\s*(?:[[{"\]\d-]|true|false|null))/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const { end, closed } = extent(text, match.index);
    if (!closed && end === text.length) return { values: values.reverse(), cut: true };
    const found = closed ? parsed(text.slice(match.index, end)) : null;
    if (found) values.push(found.value);
    opening.lastIndex = end;
  }
  return { values: values.reverse(), cut: false };
}

/** `<think>Let me see {...}</think>{"a":1}`; some servers swallow the opening tag, and a thought that never ends is all there is. */
function withoutThoughts(text: string): string {
  const ended = /^\s*(?:<(think|thinking|reasoning)>[\s\S]*?<\/\1>|[^{["]*?<\/think>)/.exec(text);
  if (ended) return text.slice(ended[0].length);
  return /^\s*<(?:think|thinking|reasoning)>/.test(text) ? '' : text;
}

/** Where the brackets that open at `start` close, or where they stop making sense. */
function extent(text: string, start: number): { readonly end: number; readonly closed: boolean } {
  const open: string[] = [];
  const token = /["{}[\]]/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [sign] = match;
    if (sign === '"') {
      const end = endOfString(text, match.index);
      if (end < 0) break;
      token.lastIndex = end;
    } else if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']');
    else if (open.pop() !== sign) return { end: match.index + 1, closed: false };
    else if (open.length === 0) return { end: match.index + 1, closed: true };
  }
  return { end: text.length, closed: false };
}

function endOfString(text: string, start: number): number {
  const sign = /["\\]/g;
  sign.lastIndex = start + 1;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '"') return match.index + 1;
    sign.lastIndex = match.index + 2;
  }
  return -1;
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
