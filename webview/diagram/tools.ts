import { iconButton } from '../ui/iconButton';

export type Tool = 'Zoom in' | 'Zoom out' | 'Reset' | 'Export SVG' | 'Export PNG' | 'Copy source' | 'Go to source';

const looks: Record<Tool, { path: string } | { word: string }> = {
  'Zoom in': { path: 'M7 3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M9.6 9.6L13.5 13.5M5.2 7h3.6M7 5.2v3.6' },
  'Zoom out': { path: 'M7 3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M9.6 9.6L13.5 13.5M5.2 7h3.6' },
  Reset: { path: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10' },
  'Export SVG': { word: 'SVG' },
  'Export PNG': { word: 'PNG' },
  'Copy source': { path: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z' },
  'Go to source': { path: 'M6.5 3.5h-4v9h11v-4M9.5 2.5h4v4M13.5 2.5L7.5 8.5' },
};

export function toolbar(act: (tool: Tool) => void): { readonly element: HTMLElement; readonly buttons: HTMLElement[] } {
  const element = document.createElement('div');
  element.className = 'tools';
  element.setAttribute('role', 'group');
  const buttons = (Object.keys(looks) as Tool[]).map(tool => iconButton(tool, looks[tool], () => act(tool)));
  element.append(...buttons);
  return { element, buttons };
}
