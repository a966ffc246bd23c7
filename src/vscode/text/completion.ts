import * as vscode from 'vscode';
import { cursorAt, type Proposal } from './cursor';
import { type Deps, recordIn, selector } from './deps';
import { citationProposals, linkProposals } from './linkProposals';
import { nameProposals } from './nameProposals';
import { rangeIn } from './ranges';
import { sectionProposals } from './sectionProposals';
import { statusProposals } from './statusProposals';

/** A blank follows `Status:` and a bar opens a cell; the others open what they belong to. */
const triggers = ['[', '(', '#', ':', ' ', '*', '"', '|', '-'];

/** What may stand where somebody types: statuses, sections, names, links to records, citations. */
export function registerCompletion({ records, logs, guard }: Deps): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, token, { triggerCharacter }) =>
      guard.later('Completion', async () => {
        if (!isMeant(triggerCharacter, document.lineAt(position).text.slice(0, position.character))) return [];
        const record = recordIn(records, document);
        if (!record) return [];
        const { version } = document;
        const offset = document.offsetAt(position);
        const place = await logs.placeOf(document);
        const cursor = cursorAt(record, offset, place);
        const cited = cursor.before.includes('[') ? ((await place?.citations()) ?? []) : [];
        if (token.isCancellationRequested || document.version !== version) return [];
        const proposals = [
          ...statusProposals(cursor),
          ...sectionProposals(cursor),
          ...nameProposals(cursor),
          ...linkProposals(cursor),
          ...citationProposals(cursor, cited),
        ];
        return proposals.map((proposal, index) => itemFor(document, proposal, index));
      }),
  };
  return vscode.languages.registerCompletionItemProvider(selector, provider, ...triggers);
}

/** Most blanks and dashes are only that: they must cost nothing. */
function isMeant(typed: string | undefined, before: string): boolean {
  if (typed === ' ') return /[:：|][*_]*\s+$/.test(before);
  return typed === '-' ? /\[REF-$/i.test(before) : true;
}

const kinds: Record<Proposal['kind'], vscode.CompletionItemKind> = {
  status: vscode.CompletionItemKind.EnumMember,
  section: vscode.CompletionItemKind.Struct,
  name: vscode.CompletionItemKind.Value,
  record: vscode.CompletionItemKind.Reference,
  citation: vscode.CompletionItemKind.Reference,
};

function itemFor(document: vscode.TextDocument, proposal: Proposal, index: number): vscode.CompletionItem {
  const item = new vscode.CompletionItem(proposal.label, kinds[proposal.kind]);
  item.insertText = proposal.newText;
  item.range = rangeIn(document, proposal.replace);
  item.sortText = String(index).padStart(5, '0');
  if (proposal.detail) item.detail = proposal.detail;
  if (proposal.filter) item.filterText = proposal.filter;
  return item;
}
