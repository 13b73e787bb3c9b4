// A profile in a few words: what it reads at once and what it costs.

import * as vscode from 'vscode';
import { toDestination } from '../../core/model/destination.ts';
import type { Profile } from '../../core/model/profile.ts';
import { formatMoney, formatTokens } from '../../protocol/format.ts';

/** `Reads 1.05M tokens · 40¢ in, 10¢ cached, $1.60 out per million`; an unknown price is said to be unknown. */
export function describeProfile(profile: Profile): string {
  if (profile.api === 'offline') {
    return vscode.l10n.t('Finds and quotes passages, free, on this computer');
  }
  if (profile.api === 'vscode.lm') {
    const reads = vscode.l10n.t('Reads {0} tokens', formatTokens(profile.limits.context));
    return [reads, vscode.l10n.t('counts against your plan')].join(' · ');
  }
  return [vscode.l10n.t('Reads {0} tokens', formatTokens(profile.limits.context)), describePrices(profile)].join(' · ');
}

function describePrices({ prices }: Profile): string {
  if (!prices) {
    return vscode.l10n.t('price unknown');
  }
  const { input, cached, output } = prices.standard;
  if (prices.unit === 'credits/1K') {
    return vscode.l10n.t('{0} in, {1} out credits per thousand', input, output);
  }
  return cached === undefined
    ? vscode.l10n.t('{0} in, {1} out per million', formatMoney(input), formatMoney(output))
    : vscode.l10n.t(
        '{0} in, {1} cached, {2} out per million',
        formatMoney(input),
        formatMoney(cached),
        formatMoney(output),
      );
}

/** Host of the profile's service; empty when its address cannot be read or nothing leaves. */
export function hostOf(profile: Profile): string {
  const result = toDestination(profile.baseUrl);
  return result.kind === 'ok' ? result.destination.host : '';
}

/** Origin that the profile's key is bound to; undefined for the offline engine. */
export function originOf(profile: Profile): string | undefined {
  const result = toDestination(profile.baseUrl);
  return result.kind === 'ok' ? result.destination.origin : undefined;
}
