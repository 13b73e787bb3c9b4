// Puts the calls of tools together from the pieces of a chat-completions stream.

import type { ToolCall } from './answerReader.ts';
import { fieldsIn, textIn } from './jsonFields.ts';

interface Building {
  readonly index: number | undefined;
  id: string;
  name: string;
  input: string;
}

/** Gathers the pieces. A piece belongs to the call of its index, else of its id, else to the last one: hosts leave either out. */
export class ToolCalls {
  readonly #calls: Building[] = [];

  /** Takes one entry of `delta.tool_calls`. */
  add(piece: unknown): void {
    const fields = fieldsIn(piece);
    const index = typeof fields['index'] === 'number' ? fields['index'] : undefined;
    const id = textIn(fields['id']);
    const said = fieldsIn(fields['function']);
    const call = this.#find(index, id) ?? this.#begin(index, id);
    call.id ||= id;
    call.name ||= textIn(said['name']);
    call.input += inputOf(said['arguments']);
  }

  /** The calls so far, in the order in which they began. One without a name is none. */
  get all(): readonly ToolCall[] {
    return this.#calls
      .filter(({ name }) => name !== '')
      .map(({ id, name, input }, position) => ({
        kind: 'tool-call',
        id: id === '' ? `call_${position}` : id,
        name,
        input,
      }));
  }

  #find(index: number | undefined, id: string): Building | undefined {
    if (index !== undefined) {
      const call = this.#calls.findLast((one) => one.index === index);
      // Some hosts count every call as the first.
      return call && id !== '' && call.id !== '' && call.id !== id ? undefined : call;
    }
    return id === '' ? this.#calls.at(-1) : this.#calls.findLast((one) => one.id === id);
  }

  #begin(index: number | undefined, id: string): Building {
    const call = { index, id, name: '', input: '' };
    this.#calls.push(call);
    return call;
  }
}

/** A text in pieces; some hosts send the object itself, at once. */
function inputOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textIn(value);
}
