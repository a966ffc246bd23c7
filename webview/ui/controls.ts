// The only file that knows the toolkit, so that leaving it is one change (docs/adr).
import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeButton());

export function button(label: string, onClick: () => void): HTMLElement {
  const element = document.createElement('vscode-button');
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}
