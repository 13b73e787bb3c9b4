// Seclai's MCP server, with its content and knowledge-base tools, for VS Code; its key leaves only when VS Code starts it.

import * as vscode from 'vscode';
import { serviceOf } from '../../core/model/catalogue/serviceOf.ts';
import type { Profile } from '../../core/model/profile.ts';
import { findDetour } from '../../host/vscode/detour.ts';
import type { Services } from '../../services.ts';
import { connectSeclaiTools } from './connectSeclaiTools.ts';

/** The server, which is its own origin too (Seclai's documentation, November 2026). */
export const SECLAI_TOOLS = 'https://mcp.seclai.com';

/** Where the platform itself answers: a key for it shows that the user has connected Seclai, and never goes elsewhere. */
const SECLAI_PLATFORM = 'https://api.seclai.com';

/** The name of the header in which Seclai takes its key. */
const KEY_HEADER = 'X-API-Key';

/** What offering needs. */
export interface SeclaiServices {
  readonly keys: Pick<Services['keys'], 'keyFor' | 'store' | 'onDidChange'>;
  readonly profiles: Pick<Services['profiles'], 'all' | 'onDidChange'>;
}

/** The server without a key, for those who have connected Seclai and trust the workspace. */
export async function offerSeclai(services: SeclaiServices): Promise<vscode.McpHttpServerDefinition[]> {
  return vscode.workspace.isTrusted && (await isConnected(services)) ? [definition()] : [];
}

/** The server with its key, which is asked for where it is not there; undefined where nothing may leave. */
export async function startSeclai(
  { uri }: vscode.McpHttpServerDefinition,
  { keys }: SeclaiServices,
): Promise<vscode.McpHttpServerDefinition | undefined> {
  const isOurs = new URL(uri.toString(true)).origin === SECLAI_TOOLS;
  if (!isOurs || !vscode.workspace.isTrusted || findDetour() !== undefined) {
    return undefined;
  }
  const key = (await keys.keyFor(SECLAI_TOOLS)) ?? (await connectSeclaiTools(SECLAI_TOOLS, keys));
  return key === undefined ? undefined : definition({ [KEY_HEADER]: key });
}

/** Whether the user has a profile at Seclai, or a key for it. */
async function isConnected({ keys, profiles }: SeclaiServices): Promise<boolean> {
  const isThere = ({ service, baseUrl }: Profile) => service === 'seclai' || serviceOf(baseUrl) === 'seclai';
  if (profiles.all().some(isThere)) {
    return true;
  }
  const known = await Promise.all([SECLAI_TOOLS, SECLAI_PLATFORM].map((origin) => keys.keyFor(origin)));
  return known.some((key) => key !== undefined);
}

function definition(headers?: Record<string, string>): vscode.McpHttpServerDefinition {
  return new vscode.McpHttpServerDefinition('Seclai', vscode.Uri.parse(SECLAI_TOOLS), headers);
}
