import type { AdrRecord } from '../read';
import { innerLines } from '../text/document';
import { escapeInline } from './escape';
import { insert, replace, type TextEdit } from './text';

const NONE = /No option chosen yet\./;

/**
 * Says which option was taken, where and how the record says it: the name in its quotes or bold, or the fixed first words
 * of a Decision section. `null` takes the choice back: that is what a tie leaves.
 */
export function chooseOption(record: AdrRecord, name: string | null): TextEdit[] {
  const { text, chosen, document } = record;
  const { lines } = document;
  if (chosen && isSentence(record, chosen.range.start)) {
    if (name !== null)
      return chosen.value === name ? [] : replace(text, chosen.range.start, chosen.range.end, escapeInline(name));
    const line = lines.at(chosen.range.start);
    const start = lines.start(line) + (/^[\s>]*/.exec(lines.of(line))?.[0].length ?? 0);
    // The name in its quotes and its reason go: they argue for what is no longer chosen.
    const rest =
      /^[*_"'”»`]*(?:,?\s+(?:because|since|weil|car|porque)[^.\n]*)?[.:]?/i.exec(
        text.slice(chosen.range.end, lines.end(line)),
      )?.[0].length ?? 0;
    return replace(text, start, chosen.range.end + rest, 'No option chosen yet.');
  }
  const decision = record.sections.find(({ role, level }) => role === 'decision' && level > 1);
  if (!decision) return [];
  const first = document.blocks.find(
    block =>
      block.kind === 'paragraph' &&
      lines.start(block.line) >= decision.body.start &&
      lines.start(block.line) < decision.body.end,
  );
  const line = first ? innerLines(document, first)[0] : undefined;
  const none = line ? NONE.exec(line.text) : null;
  if (name === null) {
    if (none) return [];
    return line ? [insert(line.start, 'No option chosen yet. ')] : [];
  }
  const sentence = `Chosen option: **${escapeInline(name)}**.`;
  if (line && none) return replace(text, line.start + none.index, line.start + none.index + none[0].length, sentence);
  const eol = lines.breakAfter(decision.line);
  if (line) return [insert(line.start, `${sentence}${eol}${eol}`)];
  return [insert(Math.min(decision.body.start, text.length), `${eol}${sentence}${eol}`)];
}

/** Said in words, not by a mark in a list. */
function isSentence(record: AdrRecord, at: number): boolean {
  const { lines } = record.document;
  const line = lines.at(at);
  return /[:：][\s*_"'“„«「]*$/.test(record.text.slice(lines.start(line), at));
}
