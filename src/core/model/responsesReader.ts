// Reads the events of a Responses stream: only `response.completed` makes an answer whole.

import type { AnswerPart, AnswerReader, Ending, McpApproval, PendingApprovals, ToolCall } from './answerReader.ts';
import type { ErrorFacts } from './errorFacts.ts';
import { countIn, fieldsIn, isFields, listIn, textIn, type JsonFields } from './jsonFields.ts';
import type { Usage } from './streamPart.ts';

/** Follows one answer of the Responses API. */
export class ResponsesReader implements AnswerReader {
  readonly #cited = new Set<string>();
  #items: JsonFields[] = [];
  #responseId = '';
  #end: 'completed' | 'incomplete' | undefined;
  #reason = '';
  #usage: Usage | undefined;
  #error: ErrorFacts | undefined;
  #refused = false;
  #started = false;
  #hasText = false;

  /** The text and the sources that an event adds. */
  read(event: unknown): readonly AnswerPart[] {
    if (!isFields(event) || typeof event['type'] !== 'string') {
      return [];
    }
    this.#started = true;
    switch (event['type']) {
      case 'response.output_text.delta':
        return this.#toText(event['delta']);
      case 'response.refusal.delta':
        this.#refused = true;
        return this.#toText(event['delta']);
      case 'response.output_text.annotation.added':
        return this.#toSource(event['annotation']);
      case 'response.output_item.done':
        this.#items.push(fieldsIn(event['item']));
        return [];
      case 'error':
        this.#error = factsIn(event);
        return [];
      default:
        return this.#readState(event['type'], fieldsIn(event['response']));
    }
  }

  get usage(): Usage | undefined {
    const searches = this.#ofType('web_search_call').length;
    return this.#usage && { ...this.#usage, ...(searches > 0 && { searches }) };
  }

  get started(): boolean {
    return this.#started;
  }

  get finished(): boolean {
    return this.#end !== undefined;
  }

  get error(): ErrorFacts | undefined {
    return this.#error;
  }

  get calls(): readonly ToolCall[] {
    return this.#ofType('function_call').map((item) => ({
      kind: 'tool-call',
      id: textIn(item['call_id']),
      name: textIn(item['name']),
      input: textIn(item['arguments']),
    }));
  }

  get pending(): PendingApprovals | undefined {
    const approvals = this.#ofType('mcp_approval_request').map(toApproval);
    return this.#end === 'completed' && approvals.length > 0 ? { responseId: this.#responseId, approvals } : undefined;
  }

  ending(): Ending {
    if (this.#end === undefined) {
      return { outcome: 'truncated' };
    }
    if (this.#refused) {
      return { outcome: 'filtered', finishReason: 'refusal' };
    }
    return this.#end === 'completed'
      ? { outcome: 'complete', finishReason: 'completed' }
      : { outcome: this.#reason === 'content_filter' ? 'filtered' : 'truncated', finishReason: this.#reason };
  }

  /** What is said of the response as a whole: that it began, and how it ended. */
  #readState(type: string, response: JsonFields): readonly AnswerPart[] {
    this.#responseId = textIn(response['id']) || this.#responseId;
    this.#usage = usageOf(response['usage']) ?? this.#usage;
    if (type === 'response.failed') {
      this.#error = factsIn(fieldsIn(response['error']));
    } else if (type === 'response.incomplete') {
      this.#end = 'incomplete';
      this.#reason = textIn(fieldsIn(response['incomplete_details'])['reason']) || 'incomplete';
    } else if (type === 'response.completed') {
      this.#end = 'completed';
      return this.#readWhole(listIn(response['output']).map(fieldsIn));
    }
    return [];
  }

  /** The last event holds all once more; a gateway that streams no pieces tells the text here alone. */
  #readWhole(output: readonly JsonFields[]): readonly AnswerPart[] {
    this.#items = output.length > 0 ? [...output] : this.#items;
    const contents = this.#ofType('message').flatMap(({ content }) => listIn(content).map(fieldsIn));
    this.#refused ||= contents.some(({ type }) => type === 'refusal');
    if (this.#hasText) {
      return [];
    }
    return contents.flatMap(({ text, refusal }) => this.#toText(textIn(text) || refusal));
  }

  #ofType(type: string): readonly JsonFields[] {
    return this.#items.filter((item) => item['type'] === type);
  }

  #toText(value: unknown): readonly AnswerPart[] {
    const text = textIn(value);
    this.#hasText ||= text !== '';
    return text === '' ? [] : [{ kind: 'text', text }];
  }

  #toSource(annotation: unknown): readonly AnswerPart[] {
    const { url: address, title } = fieldsIn(annotation);
    const url = textIn(address);
    if (url === '' || this.#cited.has(url)) {
      return [];
    }
    this.#cited.add(url);
    return [{ kind: 'source', url, title: textIn(title) }];
  }
}

function toApproval(item: JsonFields): McpApproval {
  return {
    id: textIn(item['id']),
    server: textIn(item['server_label']),
    tool: textIn(item['name']),
    input: textIn(item['arguments']),
  };
}

function factsIn({ code, message, param, type }: JsonFields): ErrorFacts {
  const named = Object.entries({ code, message, param, type: type === 'error' ? undefined : type });
  return Object.fromEntries(named.filter(([, value]) => typeof value === 'string' && value !== ''));
}

function usageOf(value: unknown): Usage | undefined {
  const fields = fieldsIn(value);
  const input = countIn(fields['input_tokens']);
  const output = countIn(fields['output_tokens']);
  if (input === undefined || output === undefined) {
    return undefined;
  }
  const cached = countIn(fieldsIn(fields['input_tokens_details'])['cached_tokens']) ?? 0;
  return { input, cached: Math.min(input, cached), output };
}
