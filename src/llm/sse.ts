import { type Frame, type Framer, textLines } from './lines';

/** Server-sent events: `event: ping\ndata: {}\n\n`. Comments (`: keep-alive`) and unknown fields say nothing. */
export function serverSentEvents(): Framer {
  const lines = textLines();
  let name = '';
  let data: string[] = [];
  const take = (line: string): Frame[] => {
    if (line === '') {
      const frame = { name, data: data.join('\n') };
      const said = data.length > 0;
      name = '';
      data = [];
      return said ? [frame] : [];
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') data.push(value);
    else if (field === 'event') name = value;
    return [];
  };
  return {
    push: bytes => lines.push(bytes).flatMap(take),
    // The standard drops an event that no blank line ends; some servers end their last one so.
    end: () => [...lines.end(), ''].flatMap(take),
  };
}
