// A process that spends: sets small amounts aside in the folder it is given, as long as it may, and says so line by line.

import process from 'node:process';
import { SpendGuard } from '../../../src/core/spend/spendGuard.ts';
import { createSpendJournal } from '../../../src/host/store/spendJournal.ts';

const [folder = '', perDay = '0', amount = '0'] = process.argv.slice(2);
const most = Number.POSITIVE_INFINITY;
const guard = new SpendGuard({
  journal: createSpendJournal(folder),
  caps: () => ({
    perQuestion: most,
    perDay: Number(perDay),
    perMonth: most,
    suggestionsPerDay: most,
    suggestionsPerHour: most,
  }),
  today: () => '2026-11-21',
  newId: () => crypto.randomUUID(),
});

for (let refusals = 0; refusals < 3;) {
  const decision = await guard.reserve({ pot: 'questions', amount: Number(amount) });
  if (decision.kind === 'granted') {
    process.stdout.write('granted\n');
    await decision.reservation.settle(Number(amount));
  } else {
    refusals += 1;
  }
}
process.stdout.write('done\n');
