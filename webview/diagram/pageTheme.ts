import { themeCss, themeVariables } from './mermaidTheme';
import { type Colours, mix, toHex } from './palette';
import type { Theme } from './theme';

const light: Colours = {
  ...{ background: '#ffffff', foreground: '#1b1b1b', muted: '#767676', accent: '#0a58b8', red: '#c72e2e' },
  ...{ orange: '#b5651d', yellow: '#9a7500', green: '#2a7f3f', blue: '#0a58b8', purple: '#6b3fb5', contrast: null },
};
const dark: Colours = {
  ...{ background: '#161616', foreground: '#e6e6e6', muted: '#8a8a8a', accent: '#4f9cf0', red: '#f06a6a' },
  ...{ orange: '#e0963c', yellow: '#d9b62f', green: '#55b86a', blue: '#4f9cf0', purple: '#a98be8', contrast: null },
};
const font = { family: 'system-ui, sans-serif', size: '14px' };

/** What the reader's system asks of pages: light, dark, or its own few colours. */
export function pageTheme(): Theme & { readonly dark: boolean } {
  const forced = matchMedia('(forced-colors: active)').matches;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const colours = forced ? forcedColours() : isDark ? dark : light;
  const variables = themeVariables(colours, font);
  const fingerprint = JSON.stringify(variables);
  return {
    ...{ background: colours.background, font, variables, css: themeCss(colours), fingerprint },
    dark: variables['darkMode'] === true,
  };
}

/** One colour on one background; hues are told apart by their lines. */
function forcedColours(): Colours {
  const { color, backgroundColor } = getComputedStyle(document.body);
  const background = toHex(backgroundColor) ?? '#000000';
  const foreground = toHex(color) ?? '#ffffff';
  const all = Object.fromEntries(
    ['accent', 'red', 'orange', 'yellow', 'green', 'blue', 'purple'].map(name => [name, foreground]),
  );
  return { ...light, ...all, background, foreground, muted: mix(background, foreground, 0.7), contrast: foreground };
}

/** Tells of every change of what the reader's system asks. */
export function watchPageTheme(onChange: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', onChange);
}
