import '../ui/base.css';
import './page.css';
import { type FromFormPane, type ToFormPane, toFormPane } from '../../src/protocol/formPane';
import { connect } from '../ui/host';
import { Page } from './page';

connect<ToFormPane, FromFormPane>(toFormPane, host => {
  const page = new Page(message => host.send(message));
  return { snapshot: snapshot => page.show(snapshot) };
});
