import type { FromMatrixPane, MatrixMessage, MatrixSnapshot } from '../../src/protocol/matrixPane';
import type { PanePage } from './panePage';

/** The host's part as far as these tests need it: an intent changes the message, and a new snapshot goes out. */
export class Player {
  readonly pane: PanePage;
  snapshot: MatrixSnapshot;
  private answered = 0;

  constructor(pane: PanePage, snapshot: MatrixSnapshot) {
    this.pane = pane;
    this.snapshot = snapshot;
  }

  /** What the page said that was not answered yet, `ready` left out. */
  get said(): FromMatrixPane[] {
    return this.unanswered.map(withoutStamp);
  }

  private get unanswered(): FromMatrixPane[] {
    return (this.pane.said.slice(this.answered) as FromMatrixPane[]).filter(({ type }) => type !== 'ready');
  }

  async show(change: Partial<MatrixSnapshot> = {}): Promise<void> {
    this.snapshot = { ...this.snapshot, ...change, version: this.snapshot.version + 1 };
    await this.pane.send(this.snapshot);
    await this.settled();
  }

  async edit(change: (matrix: MatrixMessage) => void): Promise<void> {
    const matrix = structuredClone(this.snapshot.matrix);
    if (matrix === null) throw new Error('there is no matrix to edit');
    change(matrix);
    await this.show({ matrix });
  }

  /** Waits for something to be said, does it, and shows what came of it. */
  async answer(): Promise<FromMatrixPane> {
    for (let i = 0; this.unanswered.length === 0 && i < 100; i++) await new Promise(resolve => setTimeout(resolve, 10));
    const [intent] = this.unanswered;
    if (intent === undefined) throw new Error('the page said nothing');
    this.answered = this.pane.said.indexOf(intent) + 1;
    await this.edit(matrix => apply(matrix, intent));
    await this.done(intent);
    return withoutStamp(intent);
  }

  /** Says that a change is in what was shown. */
  async done(intent: FromMatrixPane): Promise<void> {
    if ('id' in intent) await this.pane.send({ type: 'done', id: intent.id });
    await this.settled();
  }

  private settled(): Promise<unknown> {
    return this.pane.page.evaluate('new Promise(done => setTimeout(() => requestAnimationFrame(done)))');
  }
}

/** What a change says beside its id and its record, which are the same for all. */
function withoutStamp(intent: FromMatrixPane): FromMatrixPane {
  if (!('version' in intent)) return intent;
  const { id: _, uri: __, ...rest } = intent;
  return rest;
}

function apply(matrix: MatrixMessage, intent: FromMatrixPane): void {
  switch (intent.type) {
    case 'setScore':
      cell(matrix, intent).score = intent.score;
      break;
    case 'setNote':
      cell(matrix, intent).note = intent.note;
      break;
    case 'setWeight':
      matrix.criteria[intent.criterion]!.weight = intent.weight;
      break;
    case 'setWeights':
      for (const { criterion, weight } of intent.weights) matrix.criteria[criterion]!.weight = weight;
      break;
    case 'setCritical':
      matrix.criteria[intent.criterion]!.critical = intent.critical;
      break;
    case 'renameCriterion':
      matrix.criteria[intent.criterion]!.name = intent.name;
      break;
    case 'renameOption':
      matrix.options[intent.option]!.name = intent.name;
      break;
    case 'removeCriterion':
      matrix.criteria.splice(intent.criterion, 1);
      for (const row of matrix.cells) row.splice(intent.criterion, 1);
      break;
    case 'removeOption':
      matrix.options.splice(intent.option, 1);
      matrix.cells.splice(intent.option, 1);
      break;
    case 'moveCriterion':
      for (const list of [matrix.criteria, ...matrix.cells])
        list.splice(intent.to, 0, ...(list.splice(intent.criterion, 1) as never[]));
      break;
    case 'addCriterion':
      matrix.criteria.push({ ...matrix.criteria[0]!, name: intent.name, weight: null, critical: null, source: null });
      for (const row of matrix.cells) row.push({ score: null, note: null, cut: false });
      break;
    case 'addOption':
      matrix.options.push({ name: intent.name, stated: null, chosen: false });
      matrix.cells.push(matrix.criteria.map(() => ({ score: null, note: null, cut: false })));
      break;
  }
}

function cell(matrix: MatrixMessage, { option, criterion }: { option: number; criterion: number }) {
  const found = matrix.cells[option]?.[criterion];
  if (found === undefined) throw new Error(`no cell at ${option}, ${criterion}`);
  return found;
}
