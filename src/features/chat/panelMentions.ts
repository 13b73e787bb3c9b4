// Answers the panel's questions about mentions, and knows what was found last. The finder is loaded with the first of them.

import type { Panel } from '../../host/vscode/webview.ts';
import type { Attachment } from '../../protocol/thread.ts';
import type { FoundMention } from './foundMention.ts';
import type { MentionFinder } from './mentions.ts';

/** The mentions of one window. */
export class PanelMentions {
  #finder: Promise<MentionFinder> | undefined;
  #found: { readonly id: number; readonly rows: readonly FoundMention[] } = { id: -1, rows: [] };

  /** Tells the panel what may be meant. */
  async find(id: number, query: string, panel: Panel): Promise<void> {
    this.#finder ??= import('./mentions.ts').then(({ MentionFinder }) => new MentionFinder());
    const rows = await (await this.#finder).find(query);
    this.#found = { id, rows };
    panel.post({ kind: 'mentions', id, found: rows.map(({ label, detail, icon }) => ({ label, detail, icon })) });
  }

  /** What a row of that request adds; undefined when the list is another one by now. */
  async take(id: number, index: number): Promise<Attachment | undefined> {
    return id === this.#found.id ? this.#found.rows[index]?.attach() : undefined;
  }

  dispose(): void {
    void this.#finder?.then((finder) => {
      finder.dispose();
    });
  }
}
