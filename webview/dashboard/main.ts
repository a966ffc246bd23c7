import '../ui/base.css';
import './page.css';
import { type FromDashboardPane, type ToDashboardPane, toDashboardPane } from '../../src/protocol/dashboardPane';
import { connect } from '../ui/host';
import { Page } from './page';

connect<ToDashboardPane, FromDashboardPane>(toDashboardPane, host => {
  const page = new Page(path => host.send({ type: 'openRecord', path }));
  return { snapshot: snapshot => page.show(snapshot) };
});
