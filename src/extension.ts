// The extension's entry: makes the services and registers the features.

import type * as vscode from 'vscode';
import { registerAccount } from './features/account/registerAccount.ts';
import { registerChat } from './features/chat/registerChat.ts';
import { registerCompletion } from './features/completion/registerCompletion.ts';
import { registerInspect } from './features/inspect/registerInspect.ts';
import { registerRefactor } from './features/refactor/registerRefactor.ts';
import { createServices } from './createServices.ts';

const loadedAt = performance.now();

/** What the extension tells about its own start, in milliseconds: evaluating the bundle, and `activate`. */
export interface Activation {
  readonly activation: { readonly loadMs: number; readonly activateMs: number };
}

/** Called by the editor once it has started up. */
export function activate(context: vscode.ExtensionContext): Activation {
  const startedAt = performance.now();
  const services = createServices(context);
  const features = [registerChat, registerCompletion, registerRefactor, registerAccount, registerInspect];
  context.subscriptions.push(services, ...features.map((register) => register(services)));
  const activateMs = performance.now() - startedAt;
  services.log.info(`Started in ${activateMs.toFixed(1)} ms.`);
  return { activation: { loadMs: loadedAt - bundleStartedAt(), activateMs } };
}

/** Set by the first line of the bundle, before any module is evaluated. */
function bundleStartedAt(): number {
  const { panoramaBundleStartedAt } = globalThis as { readonly panoramaBundleStartedAt?: number };
  return panoramaBundleStartedAt ?? loadedAt;
}
