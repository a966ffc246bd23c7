import '../ui/base.css';
import './diagram.css';
import { type FromDiagramPane, type ToDiagramPane, toDiagramPane } from '../../src/protocol/diagramPane';
import { connect } from '../ui/host';
import { Page } from './page';

connect<ToDiagramPane, FromDiagramPane>(toDiagramPane, host => {
  const page = new Page(host);
  return {
    snapshot: snapshot => page.show(snapshot),
    show: ({ id }) => page.scrollTo(id),
  };
});
