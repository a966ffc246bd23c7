import * as vscode from 'vscode';
import type { Offer, Source } from './offers';

/** What a person took from the list. */
export type Taken = { readonly offer: Offer } | { readonly do: 'key' | 'address' } | null;

type Item = vscode.QuickPickItem & { readonly offer?: Offer; readonly does?: 'key' | 'address' };

const actions: readonly Item[] = [
  { label: 'More', kind: vscode.QuickPickItemKind.Separator },
  { label: '$(globe) Enter the Address of a Server…', does: 'address', alwaysShow: true },
  { label: '$(key) Set an API Key…', does: 'key', alwaysShow: true },
];

/** Shows the list while it is being found out; nothing moves but that lines come in below their heading. */
export function pickOffer(sources: readonly Source[], current: (offer: Offer) => boolean): Promise<Taken> {
  const pick = vscode.window.createQuickPick<Item>();
  const looking = new AbortController();
  const found: (readonly Offer[] | null)[] = sources.map(() => null);
  pick.title = 'Select Language Model';
  pick.placeholder = 'What answers when a decision is deliberated';
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.busy = true;
  const show = () => {
    const active = pick.activeItems[0]?.offer;
    const items = [...sources.flatMap(({ title }, place) => lines(title, found[place] ?? null, current)), ...actions];
    pick.items = items;
    const same = items.find(({ offer }) => offer && offer === active);
    if (same) pick.activeItems = [same];
    pick.busy = found.includes(null);
  };
  for (const [place, source] of sources.entries())
    void source
      .look(looking.signal)
      .catch(failed)
      .then(offers => {
        found[place] = offers;
        if (!looking.signal.aborted) show();
      });
  return new Promise(resolve => {
    const end = (taken: Taken) => {
      looking.abort();
      resolve(taken);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.does) return end({ do: item.does });
      // A line that only says what to do stays to be read.
      if (item?.offer && (item.offer.choice || item.offer.remedy !== 'none')) end({ offer: item.offer });
    });
    pick.onDidHide(() => end(null));
    show();
    pick.show();
  });
}

function lines(title: string, offers: readonly Offer[] | null, current: (offer: Offer) => boolean): Item[] {
  const heading = { label: title, kind: vscode.QuickPickItemKind.Separator };
  if (!offers) return [heading, { label: '$(loading~spin) Looking…' }];
  return [
    heading,
    ...offers.map(offer => ({
      label: offer.choice ? offer.label : `$(circle-slash) ${offer.label}`,
      detail: offer.detail,
      ...(current(offer) ? { description: 'in use' } : {}),
      offer,
    })),
  ];
}

function failed(error: unknown): readonly Offer[] {
  const detail = error instanceof Error ? error.message : String(error);
  return [{ label: 'Could not be listed', detail, choice: null, remedy: 'none' }];
}
