import { isBelow, LEVELS, type Level } from './levels';
import { DENIED, FITTING, type Form, HEDGES, MARKERS, type Marker, OPEN, QUALITY, VOICE } from './words';

/** Words that claim more than a source of this level bears. */
export interface Overconfident {
  /** Within the sentence. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The level that such words need; `null` is more than any evidence bears. */
  readonly needs: Level | null;
  /** What fits in their place, in the same form; `''` takes them out, `null` where only a person can rewrite it. */
  readonly instead: string | null;
  readonly fitting: readonly string[];
}

interface Around {
  readonly before: string;
  readonly after: string;
}

const LONGEST = 2000;

/** The first words of a sentence that are too strong for the level of its sources, or null. */
export function overconfidence(sentence: string, level: Level): Overconfident | null {
  if (sentence.length > LONGEST || /\?["”’)]*\s*$/.test(sentence)) return null;
  const text = masked(sentence);
  const found = MARKERS.flatMap(marker => (tooStrong(marker, level) ? hitsOf(marker, text, level) : []));
  const [first] = found.sort((a, b) => a.start - b.start || b.end - a.end);
  if (!first) return null;
  const { marker, start, end } = first;
  const words = sentence.slice(start, end);
  return {
    start,
    end,
    words: words.trim(),
    needs: marker.bears,
    instead: insteadOf(words, marker.form(words), level, {
      before: sentence.slice(0, start),
      after: sentence.slice(end),
    }),
    fitting: FITTING[level],
  };
}

function tooStrong({ bears }: Marker, level: Level): boolean {
  return bears === null || isBelow(level, bears);
}

function hitsOf(marker: Marker, text: string, level: Level): { marker: Marker; start: number; end: number }[] {
  return [...text.matchAll(marker.pattern)].flatMap(found => {
    const start = found.index;
    const before = text.slice(0, start);
    const adverb = marker.bears === null || marker.form(found[0]) === 'adverb';
    const modal = marker.form(found[0]) === 'modal';
    const open = adverb ? DENIED.test(before) : OPEN.test(before) && !(modal && /\bto\b[^,;:.]*$/i.test(before));
    if (open || (marker.bears === 'LOW' && VOICE.test(text)) || isHedged(before, text, level, adverb)) return [];
    return [{ marker, start, end: start + found[0].length }];
  });
}

/** Taken back by a word of the same or a lower level before it, or by what is said of the evidence itself. */
function isHedged(before: string, text: string, level: Level, adverb: boolean): boolean {
  const allowed = LEVELS.filter(other => other === level || isBelow(other, level));
  if (allowed.some(other => HEDGES[other]?.test(before))) return true;
  // `Preliminary tests conclusively demonstrate` takes nothing back.
  return !adverb && allowed.some(other => QUALITY[other]?.test(text));
}

/** Quotations, code, link targets and citations are nobody's claim here; they become signs of the same length. */
function masked(sentence: string): string {
  return sentence
    .replace(/`[^`]*`|"[^"]{2,}"|“[^”]*”|«[^»]*»|\]\([^)]*\)|https?:\/\/\S+/g, found => '#'.repeat(found.length))
    .replace(/\s/g, ' ');
}

function insteadOf(words: string, form: Form, level: Level, { before, after }: Around): string | null {
  if (form === 'adverb') return '';
  if (form === 'other') return null;
  const tail = /\s+$/.exec(words)?.[0] ?? '';
  const put = (text: string) => (/^[A-Z]/.test(words) ? text.charAt(0).toUpperCase() + text.slice(1) : text) + tail;
  if (form === 'modal') {
    const [head = ''] = words.trim().split(' ');
    if (level === 'MODERATE') return /^will$/i.test(head) ? put('is likely to') : null;
    return put(level === 'LOW' ? 'may' : 'may, on anecdotal evidence only,');
  }
  // `has shown`, `is proven`: the word before would have to change too.
  const joined = form === 'past' && /\b(?:has|have|had|is|are|was|were|been|be)\s+(?:\w+ly\s+)?$/i.test(before);
  if (joined && level === 'LOW') return null;
  const own = verbFor(words, after);
  const [third, past] = own.endsWith('e') ? [`${own}s`, `${own}d`] : [`${own}s`, `${own}ed`];
  const shapes: Readonly<Record<'base' | 'third' | 'past', string>> = {
    HIGH: { base: own, third, past },
    MODERATE: { base: own, third, past },
    LOW: { base: `may ${own}`, third: `may ${own}`, past: `may have ${past}` },
    'VERY LOW': { base: `anecdotally ${own}`, third: `anecdotally ${third}`, past: `anecdotally ${past}` },
  }[level];
  return put(shapes[form]);
}

/** `indicates` stays what it is; `confirms the choice` becomes `supports the choice`, `shows that` becomes `suggests that`. */
function verbFor(words: string, after: string): 'suggest' | 'indicate' | 'support' {
  if (/^indicat/i.test(words)) return 'indicate';
  return /^support/i.test(words) || (/^confirm/i.test(words) && !/^\s*that\b/i.test(after)) ? 'support' : 'suggest';
}
