import '../ui/base.css';
import { type FromMatrixPane, type MatrixSnapshot, toMatrixPane } from '../../src/protocol/matrixPane';
import { button } from '../ui/controls';
import { element } from '../ui/dom';
import { connect, type Host } from '../ui/host';
import { recordHeader } from '../ui/record';

connect<MatrixSnapshot, FromMatrixPane>(toMatrixPane, host => ({
  snapshot: snapshot => document.body.replaceChildren(...render(snapshot, host)),
}));

function render({ record, notice }: MatrixSnapshot, host: Host<FromMatrixPane>): HTMLElement[] {
  const main = element('main', 'notice', element('p', '', notice));
  if (!record) return [main];
  main.append(button('Open record', () => host.send({ type: 'openRecord' })));
  return [recordHeader(record), main];
}
