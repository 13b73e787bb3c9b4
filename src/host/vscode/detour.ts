// Finds a workspace that leads requests elsewhere by the editor's own settings: old editors take them from it in nested form.

import * as vscode from 'vscode';

/** The settings of the section `http` that decide through whom requests go and whose certificates are believed. */
const NAMES = [
  'proxy',
  'proxySupport',
  'proxyStrictSSL',
  'proxyAuthorization',
  'proxyKerberosServicePrincipal',
  'noProxy',
  'systemCertificates',
  'systemCertificatesNode',
  'useLocalProxyConfiguration',
  'fetchAdditionalSupport',
];

/** The name of such a setting whose value in force is the workspace's and not the user's; undefined when there is none. */
export function findDetour(): string | undefined {
  const http = vscode.workspace.getConfiguration('http');
  const name = NAMES.find((candidate) => {
    const values = http.inspect<unknown>(candidate);
    const [inForce, theirs, own] = [
      http.get<unknown>(candidate),
      values?.workspaceValue ?? values?.workspaceFolderValue,
      values?.globalValue ?? values?.defaultValue,
    ].map((value) => JSON.stringify(value));
    return theirs !== undefined && inForce === theirs && inForce !== own;
  });
  return name && `http.${name}`;
}
