// The one log channel, "Panorama" in the Output view.

import * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';

/** The log with its channel, which can be shown and belongs to the caller. */
export interface EditorLog extends Log, vscode.Disposable {
  show(): void;
}

/** Makes the channel; the level is the user's, set in the Output view. */
export function createLog(): EditorLog {
  const channel = vscode.window.createOutputChannel('Panorama', { log: true });
  return {
    debug: (line) => {
      channel.debug(line);
    },
    info: (line) => {
      channel.info(line);
    },
    warn: (line) => {
      channel.warn(line);
    },
    error: (line) => {
      channel.error(line);
    },
    show: () => {
      channel.show(true);
    },
    dispose: () => {
      channel.dispose();
    },
  };
}
