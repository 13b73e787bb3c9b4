// Models and the claims about them in words, for the lines of a list.

import * as vscode from 'vscode';
import type { Claim, ClaimSource } from '../../core/model/catalogue/claimsFor.ts';
import type { Feature } from '../../core/model/catalogue/facts.ts';
import type { ModelRow } from '../../core/model/catalogue/modelRow.ts';
import { formatCount, formatMoney, formatTokens } from '../../protocol/format.ts';

/** What the model reads and costs: `1.05M tokens · 40¢ in, $1.60 out per million`. */
export function measureWords({ limits, prices }: ModelRow): string {
  const reads =
    limits.context === undefined
      ? vscode.l10n.t('window unknown')
      : vscode.l10n.t('{0} tokens', formatTokens(limits.context));
  return [reads, priceWords(prices)].join(' · ');
}

function priceWords(prices: ModelRow['prices']): string {
  if (!prices) {
    return vscode.l10n.t('price unknown');
  }
  const { input, output } = prices.standard;
  return prices.unit === 'credits/1K'
    ? vscode.l10n.t('{0} in, {1} out credits per thousand', input, output)
    : vscode.l10n.t('{0} in, {1} out per million', formatMoney(input), formatMoney(output));
}

/** What it does, and who says all this. */
export function sourceWords({ features, sources }: ModelRow): string {
  const abilities = features.flatMap((feature) => abilityWords(feature) ?? []);
  const [first, ...others] = sources;
  const said =
    first === undefined
      ? vscode.l10n.t('nobody says more of it')
      : vscode.l10n.t('from {0}', `${documentWords(first.document)}, ${first.date}`);
  const more = others.length === 0 ? [] : [vscode.l10n.t('and {0} more', others.length)];
  return [...(abilities.length > 0 ? [abilities.join(', ')] : []), [said, ...more].join(' ')].join(' · ');
}

function abilityWords(feature: Feature): string | undefined {
  const words: Readonly<Partial<Record<Feature, string>>> = {
    vision: vscode.l10n.t('images'),
    pdf: vscode.l10n.t('PDF'),
    tools: vscode.l10n.t('tools'),
    'structured-output': vscode.l10n.t('structured output'),
    'json-mode': vscode.l10n.t('JSON'),
    prediction: vscode.l10n.t('predicted output'),
    'web-search': vscode.l10n.t('web search'),
    batch: vscode.l10n.t('batch'),
  };
  return words[feature];
}

/** The field of a claim for people; one that has no words of its own by its path. */
export function fieldWords(field: string): string {
  const words: Readonly<Record<string, string>> = {
    'limits.context': vscode.l10n.t('Window'),
    'limits.output': vscode.l10n.t('Longest answer'),
    'prices.standard.input': vscode.l10n.t('Price of input'),
    'prices.standard.cached': vscode.l10n.t('Price of cached input'),
    'prices.standard.output': vscode.l10n.t('Price of output'),
    'prices.priority.input': vscode.l10n.t('Price of fast input'),
    'prices.priority.cached': vscode.l10n.t('Price of fast cached input'),
    'prices.priority.output': vscode.l10n.t('Price of fast output'),
    'features.vision': vscode.l10n.t('Reads images'),
    shutdown: vscode.l10n.t('Switched off'),
  };
  return words[field] ?? field.replace(/^features\./, '');
}

/** The value of a claim: `8,192 tokens`, `70¢ per million`, `5.32 credits per thousand`, `no`. */
export function claimWords({ value, unit }: Claim): string {
  if (typeof value === 'boolean') {
    return value ? vscode.l10n.t('yes') : vscode.l10n.t('no');
  }
  if (typeof value === 'string') {
    return value;
  }
  switch (unit) {
    case 'tokens':
      return vscode.l10n.t('{0} tokens', formatCount(value));
    case 'USD/1M':
      return vscode.l10n.t('{0} per million', formatMoney(value));
    case 'credits/1K':
      return vscode.l10n.t('{0} credits per thousand', value);
    case undefined:
      return String(value);
  }
}

/** Documents and days, in the words that they use where those are rounded: `OpenAI documentation, 2026-11-20`. */
export function claimSourceWords({ document, date, said }: ClaimSource): string {
  return [documentWords(document), ...(said === undefined ? [] : [`“${said}”`]), date].join(', ');
}

function documentWords(document: string): string {
  return document === "the service's own list" ? vscode.l10n.t('the service’s own list') : document;
}
