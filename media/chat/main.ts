// Starts the chat panel: connects it to the host and says that it is ready for the thread.

import '../shared/theme.css';
import './layout.css';
import './answer.css';
import './composer.css';
import { connectHost } from './host.ts';
import { Panel } from './panel.ts';

const host = connectHost();
const panel = new Panel(host);
document.body.append(panel.element);
host.listen((message) => {
  panel.receive(message);
});
host.post({ kind: 'ready' });
