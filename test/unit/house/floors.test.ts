import { describe, expect, it } from 'vitest';
import { brokenFloors, judge } from '../../../scripts/floors.mjs';
import { root } from '../../../scripts/needs.mjs';

describe('the floors', () => {
  it('hold', () => {
    expect(brokenFloors(root)).toEqual([]);
  });

  it.each([
    ['src/decision/totals.ts', 'vscode'],
    ['src/decision/totals.ts', '../adr/model'],
    ['src/decision/totals.ts', 'node:fs'],
    ['src/adr/read.ts', '../log/folder'],
    ['src/adr/templates/nygard.ts', '../../vscode/files'],
    ['src/log/folder.ts', '../extension'],
    ['src/cli/main.ts', '../vscode/files'],
    ['src/cli/main.ts', 'vscode'],
    ['src/elsewhere/x.ts', './y'],
    ['webview/matrix/main.ts', '@vscode/webview-ui-toolkit'],
    ['webview/matrix/main.ts', '../diagram/main'],
    ['webview/matrix/main.ts', 'mermaid'],
    ['webview/matrix/main.ts', '../../src/adr/read'],
  ])('forbid %s to import %s', (file, target) => {
    expect(judge(file, target)).not.toBeNull();
  });

  it.each([
    ['src/adr/read.ts', '../decision/exact'],
    ['src/adr/read.ts', 'markdown-it'],
    ['src/vscode/pane.ts', 'vscode'],
    ['src/extension.ts', './vscode/commands'],
    ['webview/matrix/main.ts', '../../src/protocol/matrixPane'],
    ['webview/ui/controls.ts', '@vscode/webview-ui-toolkit'],
  ])('allow %s to import %s', (file, target) => {
    expect(judge(file, target)).toBeNull();
  });
});
