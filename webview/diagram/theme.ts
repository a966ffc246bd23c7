import { themeCss, themeVariables } from './mermaidTheme';
import { type Colours, isDark, isFaint, mix, toHex } from './palette';

export interface Theme {
  readonly background: string;
  readonly font: { readonly family: string; readonly size: string };
  readonly variables: Record<string, unknown>;
  readonly css: string;
  /** Two themes that draw alike have the same. */
  readonly fingerprint: string;
}

const wanted = [
  'editor-background editor-foreground foreground charts-blue button-background focusBorder charts-red errorForeground',
  'charts-orange charts-yellow editorWarning-foreground charts-green textLink-foreground charts-purple contrastBorder',
].flatMap(names => names.split(' '));

/** Resolves what VS Code gives the page into plain colours: Mermaid calculates with them, and a file has no variables. */
export function readTheme(): Theme {
  const { computed, fontFamily } = resolve();
  const highContrast = document.body.className.includes('vscode-high-contrast');
  const light = /vscode-(?:light|high-contrast-light)/.test(document.body.className);
  const paper = light ? '#ffffff' : '#1f1f1f';
  const background = toHex(computed.get('editor-background') ?? '', paper) ?? paper;
  const on = (fallback: string, ...names: string[]) =>
    names
      .map(name => computed.get(name) ?? '')
      .filter(colour => !isFaint(colour))
      .map(colour => toHex(colour, background))
      .find(colour => colour !== null) ?? fallback;
  const foreground = on(isDark(background) ? '#cccccc' : '#3b3b3b', 'editor-foreground', 'foreground');
  const colours: Colours = {
    background,
    foreground,
    muted: mix(background, foreground, 0.4),
    accent: on('#0078d4', 'charts-blue', 'button-background', 'focusBorder'),
    red: on('#e5484d', 'charts-red', 'errorForeground'),
    orange: on('#d18616', 'charts-orange'),
    yellow: on('#cca700', 'charts-yellow', 'editorWarning-foreground'),
    green: on('#2ea043', 'charts-green'),
    blue: on('#3794ff', 'charts-blue', 'textLink-foreground'),
    purple: on('#8957e5', 'charts-purple'),
    contrast: highContrast ? on(foreground, 'contrastBorder') : null,
  };
  const font = { family: `${fontFamily || 'system-ui'}, sans-serif`, size: '14px' };
  const variables = themeVariables(colours, font);
  return { background, font, variables, css: themeCss(colours), fingerprint: JSON.stringify(variables) };
}

/** All at once, so that the browser computes styles once. */
function resolve(): { computed: Map<string, string>; fontFamily: string } {
  const root = getComputedStyle(document.documentElement);
  const given = wanted.filter(name => root.getPropertyValue(`--vscode-${name}`).trim() !== '');
  const probe = document.createElement('div');
  probe.hidden = true;
  for (const name of given) {
    const part = document.createElement('span');
    part.style.color = `var(--vscode-${name})`;
    probe.append(part);
  }
  document.body.append(probe);
  const computed = new Map(given.map((name, at) => [name, getComputedStyle(probe.children[at] ?? probe).color]));
  const { fontFamily } = getComputedStyle(probe);
  probe.remove();
  return { computed, fontFamily };
}

/** VS Code changes the class and data of the body, and the variables in the style of the root, when its theme changes. */
export function watchTheme(onChange: () => void): void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-kind', 'data-vscode-theme-id'],
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
}
