// Whether a question may be sent at its price.

import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { Failure } from '../model/failure.ts';

/** The user's limits in US dollars. */
export interface SpendLimits {
  readonly confirmAbove: number;
  readonly perQuestion: number;
}

/** What the price asks for. */
export type Approval =
  { readonly kind: 'send' } | { readonly kind: 'confirm' } | { readonly kind: 'refuse'; readonly failure: Failure };

/** Compares the highest price with the limits. An unknown price passes: it is shown as unknown. */
export function judgePrice(price: QuestionPrice, limits: SpendLimits): Approval {
  if (price.atMost === undefined) {
    return { kind: 'send' };
  }
  if (price.atMost > limits.perQuestion) {
    return {
      kind: 'refuse',
      failure: {
        code: 'over-cap',
        message: `This question may cost ${dollars(price.atMost)}; your limit for one question is ${dollars(limits.perQuestion)}.`,
        retryable: false,
      },
    };
  }
  return price.atMost > limits.confirmAbove ? { kind: 'confirm' } : { kind: 'send' };
}

/** The failure of a question that needs a confirmation nobody can give. */
export function confirmationMissing(price: QuestionPrice, limits: SpendLimits): Failure {
  return {
    code: 'needs-confirmation',
    message: `This question may cost ${dollars(price.atMost ?? 0)}, above the ${dollars(limits.confirmAbove)} that you confirm.`,
    retryable: false,
  };
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
