// Answers the panel's questions about commands behind a `/`, and does what they say. The commands are loaded with the first of them.

import type { Panel } from '../../host/vscode/webview.ts';
import type * as SlashCommands from './slashCommands.ts';
import type { SlashQuestion, SlashReading } from './slashReading.ts';

/** The commands of one window. */
export class PanelCommands {
  readonly #parts: () => SlashCommands.SlashParts;

  /** `parts` are read anew for each command. */
  constructor(parts: () => SlashCommands.SlashParts) {
    this.#parts = parts;
  }

  /** Tells the panel which commands may be meant. */
  async find(id: number, query: string, panel: Panel): Promise<void> {
    const { findSlashCommands } = await load();
    panel.post({ kind: 'mentions', id, found: await findSlashCommands(query, this.#parts()) });
  }

  /** The question whose price is wanted, or in words what Enter does where it asks none. Asks the user nothing. */
  async price(question: string): Promise<SlashQuestion | { readonly words: string }> {
    const reading = await this.#read(question);
    return reading ? priced(reading) : { question };
  }

  /** Does what the words say; resolves to the question that is left to be asked, or to undefined when there is none. */
  async run(question: string): Promise<SlashQuestion | 'done' | 'left'> {
    const reading = await this.#read(question);
    return reading ? this.#do(reading) : { question };
  }

  async #do(reading: SlashReading): Promise<SlashQuestion | 'done' | 'left'> {
    switch (reading.kind) {
      case 'question':
        return questionOf(reading);
      case 'action':
        // What it starts has its own ways to tell of its end.
        void reading.run();
        return 'done';
      case 'refused':
        (await load()).tellRefused(reading.words);
        return 'left';
      case 'unseen': {
        const seen = await reading.show();
        return seen ? this.#do(seen) : 'left';
      }
    }
  }

  async #read(question: string): Promise<SlashReading | undefined> {
    return question.trimStart().startsWith('/') ? (await load()).readSlashCommand(question, this.#parts()) : undefined;
  }
}

function load(): Promise<typeof SlashCommands> {
  return import('./slashCommands.ts');
}

function priced(reading: SlashReading): SlashQuestion | { readonly words: string } {
  switch (reading.kind) {
    case 'question':
      return questionOf(reading);
    case 'unseen':
      return priced(reading.estimate);
    case 'action':
    case 'refused':
      return { words: reading.words };
  }
}

function questionOf({ question, scope, profile }: SlashQuestion): SlashQuestion {
  return { question, ...(scope && { scope }), ...(profile && { profile }) };
}
