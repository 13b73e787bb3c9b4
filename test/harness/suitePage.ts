// Opens the page in which VS Code runs a test suite in its extension host, and tells how that ended.
import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Server } from '../../scripts/run/server.mjs';
import { root } from '../../scripts/setup/paths.mjs';

/** What is run and where. */
export type SuitePage = {
  readonly server: Server;
  /** The bundle whose `run` is the suite, an absolute path. */
  readonly suite: string;
  /** The folder that is open; undefined for an empty window. */
  readonly workspace: string | undefined;
  /** A `.code-workspace` file in that folder that is opened in its place. */
  readonly open?: string | undefined;
  /** The longest wait for the end. */
  readonly seconds: number;
};

/** Complaints of the page that are told with how it ended. */
const lastComplaints = 5;

/** Starts the suite; `reason` resolves with how it ended, in words, and never rejects. */
export async function openSuite(page: Page, options: SuitePage): Promise<{ readonly reason: Promise<string> }> {
  const outcome = new EventEmitter<{ end: [reason: string] }>();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const end = (reason: string): void => {
    outcome.emit('end', [reason, ...complaints.slice(-lastComplaints)].join('\n'));
  };
  const timer = setTimeout(end, options.seconds * 1000, `it took longer than ${options.seconds} seconds`);
  const reason = once(outcome, 'end').then(([text]) => {
    clearTimeout(timer);
    return String(text);
  });
  // VS Code calls these two functions of the page when it was opened to run tests.
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    end(`VS Code ended it with ${code}`);
  });
  await page.exposeFunction('codeAutomationLog', () => undefined);
  page.once('crash', () => {
    end('the page of VS Code crashed');
  });
  await page.goto(suiteAddress(options), { waitUntil: 'commit' });
  return { reason };
}

function suiteAddress({ server, suite, workspace, open }: SuitePage): string {
  const remote = (place: string): string => `vscode-remote://127.0.0.1:${server.port}${place}`;
  const address = new URL(server.origin);
  if (workspace === undefined) address.searchParams.set('ew', 'true');
  else if (open === undefined) address.searchParams.set('folder', workspace);
  else address.searchParams.set('workspace', path.join(workspace, open));
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(suite)],
    ['skipWelcome', 'true'],
  ];
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
