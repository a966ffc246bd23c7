import { describe, expect, it } from 'vitest';
import { findFolder, inside } from '../../../src/log/folder';
import { memoryFiles } from './memoryFiles';

describe('finding the folder of the records', () => {
  it.each([
    ['the setting', 'decisions', { '.adr-dir': 'doc/adr' }, 'decisions'],
    ['adr-tools', '', { '.adr-dir': 'doc/architecture\n', 'docs/adr/1.md': '' }, 'doc/architecture'],
    [
      'log4brains',
      '',
      { '.log4brains.yml': 'project:\n  name: X\n  adrFolder: ./docs/decisions # here\n' },
      'docs/decisions',
    ],
    ['a usual place', '', { 'docs/architecture-decisions/0001-x.md': '' }, 'docs/architecture-decisions'],
    ['the first of two usual places', '', { 'doc/adr/1.md': '', 'docs/decisions/1.md': '' }, 'docs/decisions'],
    ['nothing at all', '', {}, 'docs/adr'],
    ['a setting that leads out', '../other', {}, 'docs/adr'],
    ['an .adr-dir that leads out', '', { '.adr-dir': '../../etc', 'doc/adr/1.md': '' }, 'doc/adr'],
    ['an absolute .adr-dir', '', { '.adr-dir': '/etc' }, 'docs/adr'],
    ['an empty .adr-dir', '', { '.adr-dir': '\n' }, 'docs/adr'],
  ])('from %s', async (_, setting, texts, folder) => {
    expect(await findFolder(memoryFiles(texts as Record<string, string>), setting)).toBe(folder);
  });

  it.each([
    ['a/../b', 'b'],
    ['./a//b/', 'a/b'],
    ['a\\b', 'a/b'],
    ['..', null],
    ['a/../..', null],
    ['C:\\x', null],
    ['\\\\server\\x', null],
    [' ', null],
  ])('keeps %s inside as %s', (path, expected) => {
    expect(inside(path)).toBe(expected);
  });
});
