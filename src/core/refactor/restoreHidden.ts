// Puts the values that the egress gate hid back into an answer, each in its own file alone.

import { hideSecrets, restoreSecrets, type HiddenSecret } from '../egress/secrets.ts';
import type { ChatMessage } from '../model/request.ts';
import type { EditBlock, FileOperation } from './answer.ts';

/** What was sent, as it was before anything was hidden in it. */
export interface Sent {
  readonly messages: readonly ChatMessage[];
  /** What the user said: a value in it may go anywhere. */
  readonly instruction: string;
  /** The first is what a path that is undefined means. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Puts values in place of their placeholders, in the operations of one answer as they come: what was hidden is looked for once, with the
 * first of them. A value of another file stays hidden, and its operation is refused when it is placed.
 */
export function restoreHidden(sent: Sent): (operations: readonly FileOperation[]) => readonly FileOperation[] {
  let found: readonly HiddenSecret[] | undefined;
  return (operations) => {
    const hidden = (found ??= sent.messages.flatMap(({ content }) => hideSecrets(content).hidden));
    return hidden.length === 0 ? operations : operations.map((operation) => restoreIn(operation, sent, hidden));
  };
}

function restoreIn(operation: FileOperation, sent: Sent, hidden: readonly HiddenSecret[]): FileOperation {
  const file = operation.path === undefined ? sent.files[0] : fileAt(operation.path, sent);
  const own = hidden.filter(({ value }) => file?.text.includes(value) === true || sent.instruction.includes(value));
  const restore = (lines: readonly string[]) => lines.map((line) => restoreSecrets(line, own));
  switch (operation.kind) {
    case 'edit':
      return { ...operation, block: restoreBlock(operation.block, restore) };
    case 'rewrite':
    case 'create':
      return { ...operation, lines: restore(operation.lines) };
    case 'rename':
    case 'delete':
      return operation;
  }
}

function restoreBlock(block: EditBlock, restore: (lines: readonly string[]) => readonly string[]): EditBlock {
  const { search, replace, anchors, otherwise } = block;
  return {
    ...block,
    search: restore(search),
    replace: restore(replace),
    ...(anchors && { anchors: restore(anchors) }),
    ...(otherwise && { otherwise: restoreBlock(otherwise, restore) }),
  };
}

function fileAt(path: string, { files }: Sent): Sent['files'][number] | undefined {
  const written = path.replace(/^(?:\.\/)+/, '');
  return files.find((file) => file.path === written) ?? files.find((file) => file.path.endsWith(`/${written}`));
}
