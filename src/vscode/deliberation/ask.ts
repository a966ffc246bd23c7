import * as vscode from 'vscode';
import { deserves, deservesText } from '../../deliberation/deserves';
import type { Designer } from '../../deliberation/designer';
import { previewText } from '../../deliberation/preview';
import type { Settings } from '../../deliberation/settings';
import type { Input } from '../../deliberation/state';
import { inputOf } from './argument';
import { askTitle } from './askTitle';
import { askContext } from './context';
import { templateFor } from './folder';
import { heard } from './heard';
import type { LightPath } from './light';
import type { Texts } from './texts';
import type { DeliberationWorld } from './world';

export interface Asked {
  readonly input: Input;
  readonly path: 'deliberation' | LightPath;
  readonly designer: Designer;
}

type Way = Asked['path'] | 'none' | 'preview' | 'model';
type WayItem = vscode.QuickPickItem & { readonly way: Way };

const heading = 'New ADR with ToT';

/** Title, context, and how much of a record it deserves; all else is set, and can be changed at the gates. */
export async function askWhat(
  world: DeliberationWorld,
  texts: Texts,
  root: vscode.Uri,
  settings: Settings,
): Promise<Asked | undefined> {
  const title = await askTitle(
    heading,
    'What is to be decided? A question or a topic, such as “Where user sessions are kept”.',
  );
  if (title === undefined) return undefined;
  const said = await askContext(root, heading, {
    what: 'What forces the decision? Requirements, quantities, what exists today',
    example: '900 requests/second at peak, 99.9 % uptime, team of five, PostgreSQL today',
  });
  if (said === undefined) return undefined;
  const { context, from } = said;
  const plain = inputOf({ title, context }, templateFor(root, undefined));
  const input = await heard(world, root, from === undefined ? plain : { ...plain, contextFrom: from });
  for (;;) {
    const designer = await world.designers.current(root, settings);
    const way = await askWay(title, context, designer, settings);
    switch (way) {
      case undefined:
      case 'none':
        return undefined;
      case 'preview':
        await texts.show('What is sent', previewText(input, settings, designer), { preserveFocus: true });
        break;
      case 'model':
        await vscode.commands.executeCommand('deliberate.selectModel');
        break;
      default:
        return { input, path: way, designer };
    }
  }
}

async function askWay(
  title: string,
  context: string,
  designer: Designer,
  settings: Settings,
): Promise<Way | undefined> {
  const verdict = deserves(title, context);
  const chosen = await vscode.window.showQuickPick(ways(verdict.what, designer, settings), {
    title: heading,
    placeHolder: deservesText(verdict),
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return chosen?.way;
}

/** What fits comes first; everything else stays possible. */
function ways(
  what: ReturnType<typeof deserves>['what'],
  { name }: Designer,
  { alternatives, gates }: Settings,
): WayItem[] {
  const whole: WayItem = {
    label: '$(list-tree) Deliberate',
    description: `with ${name}`,
    detail: `${alternatives} alternatives, ${gates.length === 0 ? 'no gates' : `${gates.length} ${gates.length === 1 ? 'gate' : 'gates'}`}: criteria, alternatives, scores with reasons, triggers.`,
    way: 'deliberation',
  };
  const short: WayItem[] = [
    {
      label: '$(note) Write a short record',
      description: 'MADR minimal',
      detail: 'Context, options, outcome: a few minutes by hand.',
      way: 'madr-minimal',
    },
    {
      label: '$(quote) Write one sentence',
      description: 'Y-statement',
      detail: 'In the context of …, facing …, we decided for … to achieve …, accepting ….',
      way: 'y-statement',
    },
  ];
  const none: WayItem = { label: '$(circle-slash) Write no record', detail: 'Nothing is written.', way: 'none' };
  const first = { deliberation: [whole, ...short], light: [...short, whole], none: [none, ...short, whole] }[what];
  return [
    ...first,
    { label: '', kind: vscode.QuickPickItemKind.Separator, way: 'none' },
    {
      label: '$(eye) Preview',
      description: 'what will be sent',
      detail: 'The words as they leave this computer, with keys and passwords masked.',
      way: 'preview',
    },
    { label: '$(hubot) Select another language model…', way: 'model' },
  ];
}
