// Whether a question may be sent at its price without a word of the user.

import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { Failure } from '../model/failure.ts';
import { dollars } from '../spend/judgeSpend.ts';

/** Whether the highest price is above what the user confirms, in US dollars. An unknown price passes: it is shown as unknown. */
export function needsConfirmation({ atMost }: QuestionPrice, confirmAbove: number): boolean {
  return atMost !== undefined && atMost > confirmAbove;
}

/** The failure of a question that needs a confirmation nobody can give. */
export function confirmationMissing(price: QuestionPrice, confirmAbove: number): Failure {
  return {
    code: 'needs-confirmation',
    message: `This question may cost ${dollars(price.atMost ?? 0)}, above the ${dollars(confirmAbove)} that you confirm.`,
    retryable: false,
  };
}
