import * as vscode from 'vscode';
import type { Branch, Row } from './branches';
import type { Changes } from './changes';
import { branchItem, markItem, recordItem } from './items';
import type { Marks } from './marks';
import type { LogModel } from './model';
import type { BranchNode, MarkNode, Node, RecordNode } from './node';

/** The model as VS Code asks for it. VS Code knows a node by its object: the same record stays the same object. */
export class LogTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #model: LogModel;
  readonly #marks: Marks;
  readonly #changed = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #branches = new Map<string, BranchNode>();
  readonly #records = new Map<string, RecordNode>();

  constructor(model: LogModel, marks: Marks) {
    this.#model = model;
    this.#marks = marks;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      await this.#model.begin();
      return this.#model.branches.map(branch => this.#branch(branch, null));
    }
    if (node.kind === 'branch')
      return node.branches?.map(branch => this.#branch(branch, node)) ?? node.rows.map(row => this.record(node, row));
    return node.kind === 'record' ? this.#marksOf(node) : [];
  }

  getParent(node: Node): Node | null {
    return node.parent;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'mark') return markItem(node);
    if (node.kind === 'record') return recordItem(node, this.#marks.of(node.row.root, node.row.entry.path));
    return branchItem(
      node,
      node.rows.flatMap(({ root, entry }) => this.#marks.of(root, entry.path)),
    );
  }

  record(parent: BranchNode, row: Row): RecordNode {
    const id = `${parent.id}#${row.entry.path}`;
    const known = this.#records.get(id);
    if (known) return Object.assign(known, { parent, row });
    const uri = vscode.Uri.joinPath(vscode.Uri.parse(row.root), row.entry.path).toString();
    const node: RecordNode = { kind: 'record', id, uri, parent, row };
    this.#records.set(id, node);
    return node;
  }

  /** The node of a record, with all that stands above it. */
  nodeOf(root: string, path: string): RecordNode | null {
    const place = this.#model.branchWith(root, path);
    if (!place) return null;
    const above = (branches: readonly Branch[], parent: BranchNode | null): BranchNode | null => {
      for (const branch of branches) {
        const own = this.#branch(branch, parent);
        if (branch.id === place.branch.id) return own;
        const below =
          branch.branches && place.branch.id.startsWith(`${branch.id}/`) ? above(branch.branches, own) : null;
        if (below) return below;
      }
      return null;
    };
    const branch = above(this.#model.branches, null);
    return branch && this.record(branch, place.row);
  }

  /** Draws again what is another, and nothing else. */
  show({ all, branches, rows }: Changes): void {
    if (all) {
      this.showAll();
      return;
    }
    const changed: Node[] = [];
    const refresh = (now: readonly Branch[]) => {
      for (const branch of now) {
        const known = this.#branches.get(branch.id);
        if (known) Object.assign(known, branch);
        if (known && branches.includes(branch.id)) changed.push(known);
        if (branch.branches) refresh(branch.branches);
      }
    };
    refresh(this.#model.branches);
    for (const { branch, row } of rows) {
      const known = this.#records.get(`${branch}#${row.entry.path}`);
      if (known) changed.push(Object.assign(known, { row }));
    }
    if (changed.length > 0) this.#changed.fire(changed);
  }

  /** VS Code asks for every node again, so none has to be remembered. */
  showAll(): void {
    this.#branches.clear();
    this.#records.clear();
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #branch(branch: Branch, parent: BranchNode | null): BranchNode {
    const known = this.#branches.get(branch.id);
    const own = known ? Object.assign(known, branch, { parent }) : { ...branch, parent };
    this.#branches.set(branch.id, own);
    return own;
  }

  #marksOf(parent: RecordNode): MarkNode[] {
    return this.#marks.of(parent.row.root, parent.row.entry.path).map((mark, at) => ({
      ...{ kind: 'mark', id: `${parent.id}#${at} ${mark.kind}`, uri: parent.uri, parent, mark },
      ...(mark.facts !== undefined && { facts: mark.facts }),
    }));
  }
}
