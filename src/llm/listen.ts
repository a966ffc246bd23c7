import type { Taker } from './http';
import { type Framer, jsonLines, wholeBody } from './lines';
import { serverSentEvents } from './sse';
import { type Heard, heardFrame, nothingHeard, type Wire } from './wire';

export interface Listener {
  take(contentType: string): Taker;
  heard(): Heard;
}

/** Turns the bytes of an answer into what was heard. */
export function listening(wire: Wire, onText: (characters: number) => void): Listener {
  let heard = nothingHeard;
  const hear = (framer: Framer, bytes?: Uint8Array) => {
    const before = heard;
    for (const frame of bytes ? framer.push(bytes) : framer.end()) {
      heard = heardFrame(wire, heard, frame);
    }
    const length = heard.text.length + heard.tool.length;
    if (length !== before.text.length + before.tool.length) onText(length);
  };
  return {
    take(contentType) {
      const framer = framerFor(wire, contentType);
      return {
        push(bytes) {
          hear(framer, bytes);
          if (heard.finish || heard.error) return 'finished';
          return heard.spoke ? 'speaking' : 'waiting';
        },
        end: () => hear(framer),
      };
    },
    heard: () => heard,
  };
}

function framerFor(wire: Wire, contentType: string): Framer {
  if (wire.framing === 'lines') return jsonLines();
  return /^application\/json\b/i.test(contentType) ? wholeBody() : serverSentEvents();
}
