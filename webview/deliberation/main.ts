import '../ui/base.css';
import './page.css';
import './stage.css';
import './scores.css';
import {
  type FromDeliberationPane,
  type ToDeliberationPane,
  toDeliberationPane,
} from '../../src/protocol/deliberationPane';
import { connect } from '../ui/host';
import { Page } from './page';

connect<ToDeliberationPane, FromDeliberationPane>(toDeliberationPane, host => {
  const page = new Page(message => host.send(message));
  return { snapshot: snapshot => page.show(snapshot) };
});
