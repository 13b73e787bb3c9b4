// Registers Seclai's MCP server with VS Code; what it offers, and to whom, is loaded when VS Code asks.

import * as vscode from 'vscode';
import type { SeclaiServices } from './seclaiServer.ts';

/** The name of the provider, as package.json contributes it. */
const PROVIDER = 'panorama.seclai';

/** Registers the provider; dispose the result to take it away. */
export function registerSeclai(services: SeclaiServices): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const tell = () => {
    changed.fire();
  };
  const provider: vscode.McpServerDefinitionProvider<vscode.McpHttpServerDefinition> = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: async () => (await import('./seclaiServer.ts')).offerSeclai(services),
    resolveMcpServerDefinition: async (server) => (await import('./seclaiServer.ts')).startSeclai(server, services),
  };
  return vscode.Disposable.from(
    changed,
    services.keys.onDidChange(tell),
    services.profiles.onDidChange(tell),
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, provider),
  );
}
