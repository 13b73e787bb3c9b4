// Proposes the active file's package as the scope, in a workspace of several packages that does not fit the budget.

import * as vscode from 'vscode';
import type { PackageScope } from '../../core/pack/packageScope.ts';
import type { WorkspaceMemory } from '../../core/ports.ts';
import { pathOf } from '../../host/vscode/workspacePaths.ts';
import { isPackageScope } from '../../protocol/threadShape.ts';
import type { PackSummary, Scope } from '../../protocol/thread.ts';

/** Whether the user has said no in this workspace, and the scope to which they have said yes. */
const DISMISSED = 'scopeProposalDismissed';
const ACCEPTED = 'scopeAccepted';

/** The proposal of one window; at most one stands. */
export class ScopeProposal {
  readonly #memory: WorkspaceMemory;
  readonly #proposals = new Map<string, Promise<PackageScope | undefined>>();
  #scope: PackageScope | undefined;

  constructor(memory: WorkspaceMemory) {
    this.#memory = memory;
  }

  /** What is proposed now. */
  get scope(): PackageScope | undefined {
    return this.#scope;
  }

  /** Looks whether a pack asks for a proposal; resolves to whether what is proposed has changed. */
  async consider(pack: PackSummary, scope: Scope): Promise<boolean> {
    const before = this.#scope;
    const isPartial = pack.listed + pack.folded + pack.outlines > 0;
    const wanted = scope.kind === 'workspace' && isPartial && this.#memory.read(DISMISSED) !== true;
    this.#scope = wanted ? await this.#find() : undefined;
    return JSON.stringify(before) !== JSON.stringify(this.#scope);
  }

  /** The scope that was accepted in this workspace and not changed since. */
  accepted(): PackageScope | undefined {
    const scope = this.#memory.read(ACCEPTED);
    return isPackageScope(scope) ? scope : undefined;
  }

  /** The user takes what is proposed, or does not want it, here and from now on; resolves to the scope that was taken. */
  async answer(accepted: boolean): Promise<PackageScope | undefined> {
    const scope = this.#scope;
    this.#scope = undefined;
    await this.#memory.write(accepted ? ACCEPTED : DISMISSED, accepted ? scope : true);
    return accepted ? scope : undefined;
  }

  /** The user has chosen a scope of their own. */
  async withdraw(): Promise<void> {
    this.#scope = undefined;
    await this.#memory.write(ACCEPTED, undefined);
  }

  async #find(): Promise<PackageScope | undefined> {
    const active = vscode.window.activeTextEditor && pathOf(vscode.window.activeTextEditor.document.uri);
    if (active === undefined) {
      return undefined;
    }
    const folder = active.slice(0, active.lastIndexOf('/') + 1);
    const known =
      this.#proposals.get(folder) ?? import('./packagesHere.ts').then(({ proposalAt }) => proposalAt(active));
    this.#proposals.set(folder, known);
    return known;
  }
}
