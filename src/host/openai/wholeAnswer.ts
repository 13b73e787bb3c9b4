// Reads an answer that comes as one JSON body, from services that set `stream` themselves, as the events of a stream.

import { fieldsIn, isFields, listIn } from '../../core/model/jsonFields.ts';

/** The one event that says the same as the body; undefined when the body holds no answer. */
export function eventOfBody(text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(body)) {
    return undefined;
  }
  if (body['object'] === 'response') {
    return { type: `response.${String(body['status'])}`, response: body };
  }
  const choices = listIn(body['choices']).map(fieldsIn);
  return choices.length === 0
    ? undefined
    : { ...body, choices: choices.map(({ message, ...choice }) => ({ ...choice, delta: withIndexes(message) })) };
}

function withIndexes(message: unknown): unknown {
  const fields = fieldsIn(message);
  const calls = listIn(fields['tool_calls']);
  return { ...fields, tool_calls: calls.map((call, index) => ({ index, ...fieldsIn(call) })) };
}
