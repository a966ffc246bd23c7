import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from '../../scripts/needs.mjs';

/**
 * An extension with a formatter as people use it: it pads every table so that its columns stand below each other, and
 * takes its time. It also saves a moment after each change, so that the formatter runs while others go on editing.
 */
const code = `
const vscode = require('vscode');
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
exports.activate = context => {
  let runs = 0;
  let timer;
  context.subscriptions.push(
    vscode.languages.registerDocumentFormattingEditProvider('markdown', {
      async provideDocumentFormattingEdits(document) {
        const text = document.getText();
        await pause(40);
        console.log('formatted ' + ++runs);
        const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
        return [vscode.TextEdit.replace(all, padded(text))];
      },
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== 'markdown') return;
      clearTimeout(timer);
      timer = setTimeout(() => document.save(), 60);
    }),
  );
};
const padded = ${padded.toString()};
`;

export const formatterSettings = {
  'editor.formatOnSave': true,
  '[markdown]': { 'editor.defaultFormatter': 'deliberate-test.formatter' },
};

/** Packed, to be installed. */
export async function packFormatter(): Promise<string> {
  const folder = path.join(root, 'out', 'test', 'formatter');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'formatter',
    publisher: 'deliberate-test',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    main: './index.js',
    activationEvents: ['onLanguage:markdown'],
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'index.js'), code);
  const packagePath = path.join(root, 'out', 'test', 'formatter.vsix');
  await createVSIX({ cwd: folder, packagePath, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}

/** Its text is part of the extension: nothing from outside may be used in it. */
export function padded(text: string): string {
  const lines = text.split('\n');
  for (let from = 0; from < lines.length; from++) {
    if (!lines[from]?.startsWith('|')) continue;
    let to = from;
    while (lines[to]?.startsWith('|')) to++;
    const rows = lines.slice(from, to).map(line => line.slice(1, line.lastIndexOf('|')).split('|'));
    const cells = rows.map(row => row.map(cell => cell.trim()));
    const widths = (cells[0] ?? []).map((_, at) =>
      Math.max(...cells.map(row => (/^:?-+:?$/.test(row[at] ?? '') ? 3 : (row[at] ?? '').length))),
    );
    for (const [row, texts] of cells.entries()) {
      const shown = texts.map((cell, at) => {
        const width = widths[at] ?? 0;
        return /^:?-+:?$/.test(cell)
          ? cell.replace(/-+/, '-'.repeat(width - cell.length + cell.replace(/:/g, '').length))
          : cell.padEnd(width);
      });
      lines[from + row] = `| ${shown.join(' | ')} |`;
    }
    from = to;
  }
  return lines.join('\n');
}
