/** Rows of a CSV or TSV with quotes, or what is wrong with it and where. */
export type Rows = { readonly rows: readonly (readonly string[])[] } | { readonly problem: string };

/** Nothing that a team exports to watch a decision is longer. */
const MOST_ROWS = 200_000;

export function csvRows(text: string): Rows {
  const source = text.replace(/^\uFEFF/, '');
  const head = source.slice(0, source.search(/[\r\n]|$/));
  const sign = ['\t', ';', ','].find(candidate => head.includes(candidate)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const closeRow = () => {
    row.push(cell.trim());
    if (row.some(value => value !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === sign) {
      row.push(cell.trim());
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && source.charAt(at + 1) === '\n') at++;
      closeRow();
      if (rows.length > MOST_ROWS) return { problem: `it has more than ${MOST_ROWS} rows` };
    } else cell += character;
  }
  if (quoted) return { problem: 'a quote is never closed' };
  closeRow();
  return { rows };
}
