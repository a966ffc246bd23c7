import { describe, expect, it } from 'vitest';
import { withoutAddresses, withoutLoading } from '../../../webview/diagram/css';
import { pixelsOf } from '../../../webview/diagram/exportPicture';
import { themeVariables } from '../../../webview/diagram/mermaidTheme';
import { isDark, isFaint, mix, toHex } from '../../../webview/diagram/palette';
import { lineInSource, problemOf, tooLong } from '../../../webview/diagram/problem';
import { fitted, moved, viewAfterKey, wheelFactor, zoomed } from '../../../webview/diagram/zoom';

describe('what is wrong with a diagram', () => {
  const source = '---\ntitle: T\n---\n%% a comment\n\nflowchart LR\n  A --> B\n  %% another\n  B --> [';

  it('finds the line of the source that Mermaid counted without comments and front matter', () => {
    expect(lineInSource(source, 0)).toBe(5);
    expect(lineInSource(source, 1)).toBe(6);
    expect(lineInSource(source, 2)).toBe(8);
    expect(lineInSource(source, 99)).toBe(8);
    expect(lineInSource('a\r\nb\r\nc', 2)).toBe(2);
    expect(lineInSource('%%{init: {}}%% pie\n%% B\n\nB', 2)).toBe(3);
    expect(lineInSource(`pie\n${'x\n'.repeat(25_000)}`, 24_000)).toBe(24_000);
  });

  it('reads plain objects, errors, and anything else', () => {
    const str = "Parse error on line 3:\n...B --> [\n---------^\nExpecting 'AMP', got 'SQS'";
    expect(problemOf({ str, message: 'x', hash: {} }, source)).toEqual({
      line: 8,
      message: str.replace('line 3', 'line 9'),
    });
    expect(problemOf({ hash: { loc: { first_line: 2 } } }, source)).toMatchObject({ line: 6 });
    expect(problemOf(new Error('Edge limit exceeded'), source)).toEqual({ line: null, message: 'Edge limit exceeded' });
    expect(problemOf(undefined, source).message).toBe('Mermaid could not read this diagram.');
    expect(problemOf(new Error(`x${'y'.repeat(5000)}`), source).message).toHaveLength(1001);
    expect(problemOf(new Error('No diagram type detected matching given configuration for text: q'), '\nq w')).toEqual({
      line: 1,
      message: 'No diagram type detected: Mermaid knows no kind of diagram that begins with "q w".',
    });
  });

  it('refuses what is too long', () => {
    expect(tooLong('x'.repeat(50_000))).toBeNull();
    expect(tooLong('x'.repeat(50_001))?.message).toContain('50,001');
  });
});

describe('styles without addresses', () => {
  it.each([
    ['fill:red;marker-end:url(#arrow)', 'fill:red;marker-end:url(#arrow)'],
    ['fill:url("#a")', 'fill:url("#a")'],
    ['fill:url(https://evil.example/x)', 'fill:none'],
    ['fill:URL( //evil.example )', 'fill:none'],
    ['fill:u\\72l(x)', 'fill:u72l(x)'],
    ['@import "https://evil.example"; a{}', ' a{}'],
    ['@font-face{font-family:x;src:url(y)} a{}', ' a{}'],
    ['background:image-set("x" 1x)', 'background:none'],
    ['x:javascript:alert(1)', 'x:none:alert(1)'],
    ['fill:url(https://evil.example/x', 'fill:none'],
  ])('%s', (css, clean) => {
    expect(withoutAddresses(css)).toBe(clean);
  });

  it('gives pictures of a source an empty one, and keeps its lines', () => {
    const clean = withoutLoading(
      'flowchart\n A@{ shape: x,\n img: "https://evil.example/p.png", label: "img: y" } --> B\n C["img: https://x"]',
    );
    expect(clean).not.toContain('evil');
    expect(clean).toContain('data:image/gif');
    expect(clean).toContain('C["img: https://x"]');
    expect(clean.split('\n')).toHaveLength(4);
    expect(withoutLoading('style A fill:url(https://evil.example/x)')).toBe(
      'style A fill:none(https://evil.example/x)',
    );
    expect(withoutLoading('A["see url(s)"] --> B')).toBe('A["see url(s)"] --> B');
  });
});

describe('zooming', () => {
  const frame = { width: 400, height: 200 };

  it('keeps the point under the pointer where it is', () => {
    const view = zoomed(fitted, 2, { x: 100, y: 50 }, frame);
    expect(view).toEqual({ scale: 2, x: -100, y: -50 });
    expect(zoomed(view, 0.5, { x: 100, y: 50 }, frame)).toEqual(fitted);
  });

  it('never loses the picture, and has bounds', () => {
    expect(moved(fitted, 9999, -9999, frame)).toEqual({ scale: 1, x: 352, y: -152 });
    expect(zoomed(fitted, 1e9, { x: 0, y: 0 }, frame).scale).toBe(20);
    expect(zoomed(fitted, 1e-9, { x: 0, y: 0 }, frame).scale).toBe(0.2);
    expect(wheelFactor(-1e9)).toBeLessThan(2);
  });

  it('knows its keys and leaves the others', () => {
    expect(viewAfterKey('+', fitted, frame)?.scale).toBe(1.25);
    expect(viewAfterKey('0', { scale: 3, x: 1, y: 1 }, frame)).toEqual(fitted);
    expect(viewAfterKey('ArrowLeft', fitted, frame)).toEqual({ scale: 1, x: 40, y: 0 });
    expect(viewAfterKey('PageDown', fitted, frame)).toBeNull();
  });
});

describe('colours and sizes', () => {
  it('reads what the browser computes', () => {
    expect(toHex('rgb(1, 2, 255)')).toBe('#0102ff');
    expect(toHex('rgba(255, 255, 255, 0.5)', '#000000')).toBe('#808080');
    expect(toHex('color(srgb 1 0 0.5 / 1)')).toBe('#ff0080');
    expect(toHex('')).toBeNull();
    expect(['rgba(234, 92, 0, 0.33)', 'rgb(1, 2, 3)', 'color(srgb 1 0 0 / 0.2)', ''].map(isFaint)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(mix('#000000', '#ffffff', 0.2)).toBe('#333333');
    expect([isDark('#1f1f1f'), isDark('#ffffff')]).toEqual([true, false]);
  });

  it('draws in nothing but the contrast colour where the theme has one', () => {
    const hues = {
      red: '#ff0000',
      orange: '#ff8800',
      yellow: '#ffff00',
      green: '#00ff00',
      blue: '#0000ff',
      purple: '#ff00ff',
    };
    const colours = {
      background: '#000000',
      foreground: '#ffffff',
      muted: '#888888',
      accent: '#0000ff',
      contrast: '#6fc3df',
      ...hues,
    };
    const variables = themeVariables(colours, { family: 'x', size: '14px' });
    expect(variables).toMatchObject({
      primaryColor: '#000000',
      primaryBorderColor: '#6fc3df',
      noteBkgColor: '#000000',
      darkMode: true,
    });
  });

  it('doubles the pixels as far as they can be drawn', () => {
    expect(pixelsOf(100, 50)).toEqual({ width: 200, height: 100, reduced: false });
    expect(pixelsOf(16_384, 100)).toEqual({ width: 8192, height: 50, reduced: true });
    expect(pixelsOf(100_000, 1)).toEqual({ width: 8192, height: 1, reduced: true });
  });
});
