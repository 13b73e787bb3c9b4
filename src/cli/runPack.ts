// `pack`: packs a folder, writes the manifest and the exact messages, sends nothing.

import { openAiProfile } from '../core/model/builtInProfiles.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { namedProfile } from './chooseService.ts';
import type { PackCommand } from './command.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exitCode.ts';
import { writeOut, writeOutput } from './files.ts';
import { gatedMessages } from './models.ts';
import { prepareQuestion } from './question.ts';

/** Runs the command and answers with the exit code. */
export async function runPack(command: PackCommand, context: Context): Promise<number> {
  const profile = (await namedProfile(command, context.environment)) ?? openAiProfile;
  const now = command.now === undefined ? Date.now() : command.now * 1000;
  const question = await prepareQuestion(command, { profile, now }, context);
  const { pack, policy } = await question.pack(context.signal);
  const messages = gatedMessages(pack, profile, policy);
  if (command.prompt !== undefined) {
    await writeOutput(command.prompt, `${JSON.stringify(messages)}\n`);
  }
  await (command.json === undefined
    ? writeOut(summarise(pack.manifest))
    : writeOutput(command.json, `${JSON.stringify(pack.manifest, undefined, 2)}\n`));
  await question.remember(pack.ledger);
  return exitCodes.done;
}

/** The manifest in a few lines for a reader. */
function summarise({ tokens, budget, files, excluded, price, cache }: Manifest): string {
  const levels = ['full', 'excerpt', 'outline', 'listed', 'folded'] as const;
  const counts = levels
    .map((level) => ({ level, count: files.filter((file) => file.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${level}`);
  const cost = price.expected === undefined ? 'price unknown' : `$${price.expected.toFixed(4)} of input`;
  return [
    `${tokens.total} of ${budget} tokens: instructions ${tokens.instructions}, tree ${tokens.tree}, files ${tokens.files}`,
    `${files.length} files (${counts.join(', ')}), ${excluded.length} left out`,
    `${cost}, ${Math.round(cache.cachedShare * 100)} % expected from the cache`,
    '',
  ].join('\n');
}
