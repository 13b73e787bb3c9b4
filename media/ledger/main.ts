// Starts the page of the ledger: connects it to the host and says that it is ready.

import '../shared/theme.css';
import './page.css';
import './table.css';
import { connectHost } from './host.ts';
import { LedgerPage } from './page.ts';

const host = connectHost((message) => {
  page.receive(message);
});
const page = new LedgerPage(host);
document.body.append(page.element);
host.post({ kind: 'ready', period: host.readPeriod() });
