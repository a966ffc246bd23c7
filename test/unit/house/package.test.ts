import { describe, expect, it } from 'vitest';
import { strangers } from '../../../scripts/package.mjs';

describe('what goes into the package', () => {
  it('lets in what ships', () => {
    const shipped = [
      'package.json',
      'dist/extension.js',
      'dist/catalogue.json',
      'dist/webview/drawer.json',
      'dist/webview/matrix.css',
      'dist/webview/chunks/a-B1.js',
      'media/icon.png',
    ];
    expect(strangers(shipped.map(name => `extension/${name}`))).toEqual([]);
  });

  it.each([
    'src/extension.ts',
    'test/unit/x.test.js',
    'dist/extension.js.map',
    'sample/README.md',
    'media/catalogue/caching.json',
    'node_modules/x/index.js',
    '.env',
  ])('keeps out %s', name => {
    expect(strangers([`extension/${name}`])).toEqual([`extension/${name}`]);
  });
});
