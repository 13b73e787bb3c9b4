// Starts the page of the pack: connects it to the host and says that it is ready.

import '../shared/theme.css';
import './page.css';
import './table.css';
import './treemap.css';
import { connectHost } from './host.ts';
import { PackPage } from './page.ts';

const host = connectHost((message) => {
  page.receive(message);
});
const page = new PackPage(host);
document.body.append(page.element);
host.post({ kind: 'ready' });
