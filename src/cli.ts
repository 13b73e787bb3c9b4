// The command line: the second door to the core, without an editor.

import process from 'node:process';
import { assertNever } from './core/assertNever.ts';
import { PackRefusal } from './core/pack/packRefusal.ts';
import { UsageError, type Command } from './cli/command.ts';
import type { Context } from './cli/context.ts';
import { exitCodes } from './cli/exitCode.ts';
import { writeOut } from './cli/files.ts';
import { parseCommand, usage } from './cli/parseCommand.ts';
import { runAsk } from './cli/runAsk.ts';
import { runPack } from './cli/runPack.ts';
import { runProbe } from './cli/runProbe.ts';

async function runCommand(command: Command, context: Context): Promise<number> {
  switch (command.kind) {
    case 'pack':
      return runPack(command, context);
    case 'ask':
      return runAsk(command, context);
    case 'probe':
      return runProbe(command, context);
    case 'help':
      await writeOut(usage);
      return exitCodes.done;
    default:
      return assertNever(command);
  }
}

/** What an error that reaches the top means. */
function explain(error: unknown, stopped: boolean): { readonly code: number; readonly line: string } {
  if (stopped) {
    return { code: exitCodes.stopped, line: 'Stopped.' };
  }
  if (error instanceof UsageError || error instanceof PackRefusal) {
    return { code: exitCodes.usage, line: error.message };
  }
  return {
    code: exitCodes.bug,
    line: `This is a bug in Panorama: ${error instanceof Error ? error.message : String(error)}`,
  };
}

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      stop.abort();
    });
  }
  // A reader that has seen enough, such as `head`, is no failure.
  process.stdout.on('error', () => {
    process.exit(exitCodes.done);
  });
  const say = (line: string): void => {
    process.stderr.write(`${line.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  };
  try {
    const command = parseCommand(process.argv.slice(2));
    process.exitCode = await runCommand(command, { environment: process.env, signal: stop.signal, say });
  } catch (error) {
    const { code, line } = explain(error, stop.signal.aborted);
    say(line);
    process.exitCode = code;
  }
}

await main();
