// Reads the remote MCP servers of a profile.

import { toDestination } from './destination.ts';
import type { Profile } from './profile.ts';
import { fieldsOf, Problem, textOf, textsOf } from './settingFields.ts';

/** Of a server's name, as OpenAI takes it. */
const LABEL = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The servers, or throws a Problem; undefined where none is named. */
export function parseMcpServers(value: unknown): Profile['mcpServers'] {
  if (value === undefined) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    throw new Problem('mcpServers must be a list.');
  }
  return value.map((entry: unknown) => {
    const fields = fieldsOf(entry, 'mcpServers', ['label', 'url', 'allowedTools']);
    const label = textOf(fields, 'label');
    const url = textOf(fields, 'url');
    if (!LABEL.test(label)) {
      throw new Problem('mcpServers: a label begins with a letter and holds letters, digits, "_" and "-".');
    }
    const place = toDestination(url);
    if (place.kind === 'refused' || !url.startsWith('https://')) {
      throw new Problem('mcpServers: a url begins with "https://": the service calls it, not this computer.');
    }
    return {
      ...{ label, url },
      ...(fields.allowedTools !== undefined && {
        allowedTools: textsOf('mcpServers.allowedTools', fields.allowedTools),
      }),
    };
  });
}
