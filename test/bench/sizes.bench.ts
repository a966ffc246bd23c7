import { statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from '../../scripts/needs.mjs';
import { pack } from '../../scripts/package.mjs';
import type { Row } from './row';

const kB = (file: string) => statSync(file).size / 1000;
const against = 'an extension that does nothing';

export async function rows(): Promise<Row[]> {
  const nothing = path.join(root, 'test', 'fixtures', 'nothing');
  const packagePath = path.join(root, 'out', 'bench', 'nothing.vsix');
  await createVSIX({ cwd: nothing, packagePath, allowMissingRepository: true, skipLicense: true });
  const bundle = (name: string, file: string, target?: string): Row => ({
    name,
    unit: 'kB',
    ours: kB(path.join(root, 'dist', file)),
    baseline: kB(path.join(nothing, 'extension.js')),
    against,
    ...(target && { target }),
  });
  return [
    bundle('desktop door', 'extension.js'),
    bundle('extension', 'extension.web.js', 'under 150 kB without the reader of records'),
    bundle('matrix pane', 'webview/matrix.js'),
    bundle('diagram pane, without Mermaid', 'webview/diagram.js'),
    bundle('command line', 'cli.js'),
    {
      name: 'package (.vsix)',
      unit: 'kB',
      ours: kB(await pack()),
      baseline: kB(packagePath),
      against,
      target: 'under 3,000 kB',
    },
  ];
}
