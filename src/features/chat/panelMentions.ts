// Answers the panel's questions about mentions, and knows what was found last. The finder is loaded with the first of them.

import type { Panel } from '../../host/vscode/webview.ts';
import type { Attachment } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { FoundMention } from './foundMention.ts';
import type { MentionFinder } from './mentions.ts';

/** The mentions of one window. */
export class PanelMentions {
  readonly #services: Pick<Services, 'forbids' | 'rulesReady'>;
  #finder: Promise<MentionFinder> | undefined;
  #found: { readonly id: number; readonly rows: readonly FoundMention[] } = { id: -1, rows: [] };

  constructor(services: Pick<Services, 'forbids' | 'rulesReady'>) {
    this.#services = services;
  }

  /** Tells the panel what may be meant. */
  async find(id: number, query: string, panel: Panel): Promise<void> {
    this.#finder ??= import('./mentions.ts').then(({ MentionFinder }) => new MentionFinder(this.#services));
    const rows = await (await this.#finder).find(query);
    this.#found = { id, rows };
    panel.post({ kind: 'mentions', id, found: rows.map(({ label, detail, icon }) => ({ label, detail, icon })) });
  }

  /** What a row of that request adds; nothing when the list is another one by now. */
  async take(id: number, index: number): Promise<readonly Attachment[]> {
    return id === this.#found.id ? ((await this.#found.rows[index]?.attach()) ?? []) : [];
  }

  dispose(): void {
    void this.#finder?.then((finder) => {
      finder.dispose();
    });
  }
}
