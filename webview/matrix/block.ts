/** As many rows as one message may carry, and as long a cell. */
const ROWS = 200;
const CELL = 10_000;

export type Block = { readonly rows: string[][] } | { readonly refused: string };

/** What was copied from a spreadsheet: tabs between cells, else commas or semicolons; quotes as they write them. */
export function blockOf(text: string): Block {
  const trimmed = text.replace(/(?:\r?\n)+$/, '');
  const rows = cellsOf(trimmed, separatorOf(trimmed));
  if (rows.length > ROWS) return { refused: `At most ${ROWS} rows can be pasted at once; these are ${rows.length}.` };
  if (rows.some(row => row.some(cell => cell.length > CELL))) return { refused: 'A cell of this block is too long.' };
  return { rows };
}

function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (line.includes(';')) return ';';
  // `4,5` alone is a number in half of Europe; two of them side by side would be `4,5;3`.
  return /^\s*\d+,\d+\s*$/.test(text) ? '\t' : ',';
}

function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(i + 1) === '"') {
        cell += letter;
        i++;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (letter === separator) end();
    else if (letter === '\n') {
      end();
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  end();
  return rows;
}
