/** The variables VS Code gives a pane, as far as panes use them, read off its three kinds of theme. */
const themes = {
  dark: {
    kind: 'vscode-dark',
    variables: {
      foreground: '#cccccc',
      descriptionForeground: '#9d9d9d',
      'editor-background': '#1f1f1f',
      'editor-foreground': '#cccccc',
      'widget-border': '#313131',
      'button-background': '#0078d4',
      'button-foreground': '#ffffff',
      'button-hoverBackground': '#026ec1',
      'button-border': 'rgba(255, 255, 255, 0.07)',
      focusBorder: '#0078d4',
    },
  },
  light: {
    kind: 'vscode-light',
    variables: {
      foreground: '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'editor-background': '#ffffff',
      'editor-foreground': '#3b3b3b',
      'widget-border': '#e5e5e5',
      'button-background': '#005fb8',
      'button-foreground': '#ffffff',
      'button-hoverBackground': '#0258a8',
      'button-border': 'rgba(0, 0, 0, 0.1)',
      focusBorder: '#005fb8',
    },
  },
  'high-contrast': {
    kind: 'vscode-high-contrast',
    variables: {
      foreground: '#ffffff',
      descriptionForeground: 'rgba(255, 255, 255, 0.7)',
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'button-background': '#000000',
      'button-foreground': '#ffffff',
      'button-border': '#6fc3df',
      focusBorder: '#f38518',
    },
  },
} as const;

export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as ThemeName[];

export function themeStyle(name: ThemeName): { readonly bodyClass: string; readonly css: string } {
  const { kind, variables } = themes[name];
  const fonts = '--vscode-font-family: system-ui, sans-serif; --vscode-font-size: 13px; --vscode-font-weight: normal;';
  const colours = Object.entries(variables).map(([key, value]) => `--vscode-${key}: ${value};`);
  return {
    bodyClass: kind,
    css: `:root { ${fonts} ${colours.join(' ')} } body { background: ${variables['editor-background']}; }`,
  };
}
