import { blockOf } from './block';
import { isName } from './cells';
import type { Place } from './places';
import { placeOf } from './table';
import type { Tools } from './tools';

/** Blocks are pasted at a score, and the focused cell is copied; a text that is being typed has its own clipboard. */
export function listenToClipboard(tools: Tools, number: (place: Place) => string): void {
  const { table, editing, intents, view, complain } = tools;

  const paste = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    if (place === null || editing.current !== null || view()?.locked) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text.trim() === '') return;
    const block = blockOf(text);
    if ('refused' in block) complain(block.refused);
    else if (place.option >= 0 && place.criterion >= 0) intents.paste(place, block.rows);
    else pasteElsewhere(place, block.rows);
  };

  const pasteElsewhere = (place: Place, rows: string[][]) => {
    const [[only = ''] = [], ...rest] = rows;
    const control = table.cell(place)?.control;
    if (rest.length > 0 || rows[0]?.length !== 1 || !(control instanceof HTMLInputElement))
      return complain('A block is pasted at a score: choose its first one.');
    editing.beginNumber(place, false);
    control.value = only;
    editing.commit();
  };

  const copy = (event: ClipboardEvent) => {
    const place = placeOf(event.target);
    if (place === null || editing.current !== null) return;
    const control = table.cell(place)?.control;
    event.clipboardData?.setData('text/plain', isName(place) ? (control?.textContent ?? '') : number(place));
    event.preventDefault();
  };

  table.region.addEventListener('paste', paste);
  table.region.addEventListener('copy', copy);
}
