// What the language server says of the names that a file imports: looked up beside the typing, used when it is there.

import type * as vscode from 'vscode';
import type { Excerpt } from '../../core/completion/findExcerpts.ts';
import { importedNames, type ImportedName } from '../../core/completion/importedNames.ts';
import { definitionAt } from '../../host/vscode/definitionAt.ts';

/** Milliseconds that one look-up may take; a language server that starts takes longer and is asked again. */
const LIMIT_MS = 1_500;

/** Lines of a definition, and UTF-16 units of it, that are told. */
const SIZE = { lines: 16, units: 700 };

/** Documents whose definitions are kept. */
const MOST_DOCUMENTS = 8;

interface Known {
  /** The names that were looked up. */
  readonly names: string;
  readonly definitions: readonly Excerpt[];
}

/** Owns what is known of the imports of the documents used last. */
export class ImportedDefinitions {
  readonly #known = new Map<string, Known>();
  readonly #running = new Set<string>();

  /** What is known now; what is not is looked up for the next time. Never rejects, and waits for nothing. */
  of(document: vscode.TextDocument, text: string, offset: number): readonly Excerpt[] {
    const key = document.uri.toString();
    const names = importedNames(text, offset);
    const wanted = JSON.stringify(names.map(({ name }) => name));
    const known = this.#known.get(key);
    if (known?.names !== wanted && !this.#running.has(key)) {
      this.#running.add(key);
      void this.#lookUp(document, names)
        .then((definitions) => {
          this.#keep(key, { names: wanted, definitions });
        })
        .catch(() => undefined)
        .finally(() => this.#running.delete(key));
    }
    return known?.definitions ?? [];
  }

  #keep(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    for (const [oldest] of this.#known) {
      if (this.#known.size > MOST_DOCUMENTS) {
        this.#known.delete(oldest);
      }
    }
  }

  async #lookUp(document: vscode.TextDocument, names: readonly ImportedName[]): Promise<readonly Excerpt[]> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, LIMIT_MS, undefined));
    const found = await Promise.all(
      names.map(({ offset }) => Promise.race([definitionAt(document, document.positionAt(offset), SIZE), late])),
    );
    const distinct = new Map(found.flatMap((one) => (one ? [[`${one.path}\n${one.text}`, one] as const] : [])));
    return [...distinct.values()];
  }
}
