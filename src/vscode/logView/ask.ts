import * as vscode from 'vscode';
import { type Hit, search } from '../../log/search';
import { withoutIcons } from '../text/said';
import { statusIcon } from './groups';
import type { LogModel } from './model';
import type { Found, Texts } from './texts';
import { descriptionOf, labelOf } from './words';

const mostShown = 50;

/** The filter as one types: every keystroke narrows the tree, Escape leaves it as it was before. */
export function askFilter(model: LogModel): Promise<void> {
  const before = model.filter;
  const box = vscode.window.createInputBox();
  box.title = 'Filter Decisions';
  box.prompt =
    'Words of the title, the number, the status or the text. Enter keeps the filter, an empty one shows all.';
  box.value = before;
  return new Promise(resolve => {
    let isKept = false;
    box.onDidChangeValue(value => void model.narrow(value));
    box.onDidAccept(() => {
      isKept = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!isKept && model.filter !== before) void model.narrow(before);
      box.dispose();
      resolve();
    });
    box.show();
  });
}

interface Pick extends vscode.QuickPickItem {
  readonly hit: Hit<Found>;
}

/** What is found appears as one types; the answer is what the person chose. */
export function askDecision(model: LogModel, texts: Texts, placeHolder: string): Promise<vscode.Uri | undefined> {
  const pick = vscode.window.createQuickPick<Pick>();
  pick.title = 'Search Decisions';
  pick.placeholder = placeHolder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const show = () => {
    pick.items = searched(model, texts, pick.value, mostShown).map(hit => ({
      ...{ hit, label: withoutIcons(labelOf(hit.entry)), description: withoutIcons(descriptionOf(hit.entry, [])) },
      detail: withoutIcons(hit.excerpt || hit.entry.path),
      iconPath: new vscode.ThemeIcon(statusIcon(hit.entry)[0]),
      // What was found is shown: VS Code would filter it again, by another rule.
      alwaysShow: true,
    }));
  };
  return new Promise(resolve => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (!chosen) return;
      resolve(vscode.Uri.joinPath(vscode.Uri.parse(chosen.hit.record.row.root), chosen.hit.entry.path));
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(undefined);
    });
    pick.busy = true;
    pick.show();
    void model
      .whole()
      .then(() => {
        show();
        return texts.load(model.rows);
      })
      .then(() => {
        show();
        pick.busy = false;
      });
  });
}

/** Without words, the newest. */
export function searched(model: LogModel, texts: Texts, query: string, most: number): Hit<Found>[] {
  if (query.trim() !== '') return search(texts.of(model.rows), query, most);
  const newest = [...model.rows].sort((a, b) => (dayOf(a.entry) < dayOf(b.entry) ? 1 : -1)).slice(0, most);
  return texts.of(newest).map(record => ({ record, entry: record.entry, excerpt: '', score: 0 }));
}

function dayOf({ date, path }: Found['entry']): string {
  return `${date?.iso ?? ''} ${path}`;
}
