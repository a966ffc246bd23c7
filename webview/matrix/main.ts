import '../ui/base.css';
import '../ui/menu.css';
import './page.css';
import './table.css';
import './total.css';
import './names.css';
import './sure.css';
import './bars.css';
import { type FromMatrixPane, type ToMatrixPane, toMatrixPane } from '../../src/protocol/matrixPane';
import { connect } from '../ui/host';
import { Page } from './page';

connect<ToMatrixPane, FromMatrixPane>(toMatrixPane, host => {
  const page = new Page(message => host.send(message));
  return {
    snapshot: snapshot => page.show(snapshot),
    refused: ({ message }) => page.refuse(message),
    done: ({ id }) => page.answered(id),
  };
});
