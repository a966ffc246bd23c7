import type { Block } from '../text/blocks';
import { type Document, headingText, innerLines } from '../text/document';
import { keyOf, plain } from '../text/inline';
import { fieldNamed } from '../words/labels';
import { isHeadHeading, roleOf } from '../words/roles';
import { fieldsOfLine } from './fieldLines';
import { prefixOf } from './prefix';

/** What a section is called and no decision: `# Context` over a text whose title stands in its front matter. */
const BARE =
  /^(?:(?:current )?(?:status|state)|context(?: and problem statement)?|problem(?: statement)?|background|introduction|summary|(?:considered )?options|decision(?: outcome| drivers)?|choix|d[ée]cision|consequences|alternatives|links|references|kontext|entscheidung|konsequenzen|contexte|cons[ée]quences|contexto|decisi[óo]n|consecuencias|状态|背景|决定|決定|后果|ステータス|コンテキスト)$/;

/**
 * The heading that is the record's title although it may begin as a section does: `# 30. Decision engine`. It is the first
 * one, above all others or with the only number among its equals.
 */
export function titleHeading(document: Document): Block | null {
  const headings = document.blocks.filter(block => block.kind === 'heading' && block.items === 0);
  const at = headings.findIndex(block => isHeading(document, block));
  const block = headings[at];
  if (!block || block.quotes > 0) return null;
  const title = plain(headingText(document, block).text);
  if (roleOf(title) === 'other' && !isHeadHeading(title)) return block.level === 1 ? block : null;
  const numbered = prefixOf(title).number !== null;
  if (block.level > 1 && !numbered) return null;
  const equals = headings.slice(at + 1).filter(other => other.level <= block.level);
  const alone = equals.every(
    other => numbered && prefixOf(plain(headingText(document, other).text)).number === null && other.level === 1,
  );
  if (!alone) return null;
  const front = document.front?.entries.find(({ key }) => fieldNamed(key) === 'title')?.values[0]?.value;
  if (!numbered && front !== undefined && keyOf(front) !== keyOf(title)) return null;
  return numbered || !BARE.test(keyOf(title)) || leadsFields(document, block) ? block : null;
}

/** A line of data with a rule too close under it is no heading. */
function isHeading(document: Document, block: Block): boolean {
  const text = headingText(document, block);
  return text.text !== '' && !(block.setext && fieldsOfLine(text).length > 0);
}

/** `* Status: accepted` right under it. */
function leadsFields(document: Document, block: Block): boolean {
  const next = document.blocks[document.blocks.indexOf(block) + 1];
  return next?.kind === 'paragraph' && innerLines(document, next).some(line => fieldsOfLine(line).length > 0);
}
