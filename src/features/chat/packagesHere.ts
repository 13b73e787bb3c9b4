// The scopes of packages as the workspace stands: loaded when one is first asked for.

import { packageScope, proposeScope, type PackageScope } from '../../core/pack/packageScope.ts';
import { findPackages } from '../../host/vscode/packageManifests.ts';

/** The scope of the package above a path, with what it needs; undefined outside of any. */
export async function scopeAt(path: string): Promise<PackageScope | undefined> {
  return packageScope(await findPackages(), path);
}

/** The scope that is worth proposing for a path; undefined where none is. */
export async function proposalAt(path: string): Promise<PackageScope | undefined> {
  return proposeScope(await findPackages(), path);
}
