// Tests the chosen model: what the service does of all that Panorama would use, for a cent at most; the profile learns from it.

import * as vscode from 'vscode';
import type { Failure } from '../../core/model/failure.ts';
import { isBillable, largePrice } from '../../core/model/probe/largePrice.ts';
import { probeService } from '../../core/model/probe/probeService.ts';
import type { ProbeReport } from '../../core/model/probe/probeTypes.ts';
import type { Profile } from '../../core/model/profile.ts';
import { signalOf } from '../../host/vscode/signalOf.ts';
import { formatDuration, formatMoney, formatPrice } from '../../protocol/format.ts';
import type { Services } from '../../services.ts';
import { hostOf } from './describeProfile.ts';
import type { ProbeDocument } from './probeDocument.ts';
import { reportMarkdown, wordsOfRow } from './probeWords.ts';
import { askForModels } from './refreshModels.ts';
import { isTrustedToSend } from './trust.ts';

/** Runs the test with a notice that can be cancelled, keeps what it shows, and reports in a sentence, with the whole to read. */
export async function testConnection(services: Services, page: ProbeDocument): Promise<void> {
  if (services.profiles.current().api === 'offline') {
    void offerModel(vscode.l10n.t('Search (no model) works without a connection.'));
    return;
  }
  if (!isTrustedToSend()) {
    return;
  }
  const report = await runTest(services, false);
  if (report) {
    void show({ services, page, report });
  }
}

/** The report, of which the profile has learned; undefined when it was stopped. */
async function runTest(services: Services, isLarge: boolean): Promise<ProbeReport | undefined> {
  const { profiles, send, clock, log } = services;
  const { id } = profiles.current();
  // As the settings have it: what was learned before is tried again, and forgotten only when there is something in its place.
  const profile = profiles.all().find((one) => one.id === id) ?? profiles.current();
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Testing {0}', profile.label),
    cancellable: true,
  };
  const report = await vscode.window.withProgress(options, (progress, token) => {
    const deps = {
      listModels: (asked: Profile, signal: AbortSignal) => askForModels(asked, services, signal),
      send,
      clock,
      tell: (row: ProbeReport['rows'][number]) => {
        progress.report({ message: wordsOfRow(row) });
        log.info(`Test of ${profile.id}: ${[row.check, row.verdict, row.detail].filter(Boolean).join(', ')}`);
      },
    };
    return probeService({ profile, isLarge }, deps, signalOf(token));
  });
  if (report && !report.failure) {
    await profiles.unlearn(profile);
    await profiles.teach(profile, report.profile);
  }
  return report;
}

interface Shown {
  readonly services: Services;
  readonly page: ProbeDocument;
  readonly report: ProbeReport;
}

async function show({ services, page, report }: Shown): Promise<void> {
  const read = vscode.l10n.t('Show Report');
  const setKey = vscode.l10n.t('Set Key');
  const large = vscode.l10n.t('Test a Large Prompt…');
  const mayBeLarge = report.rows.every(({ check }) => check !== 'large');
  const picked = report.failure
    ? await vscode.window.showErrorMessage(
        report.failure.message,
        ...(isAboutKey(report.failure) ? [setKey] : []),
        read,
      )
    : await vscode.window.showInformationMessage(sentenceOf(report), read, ...(mayBeLarge ? [large] : []));
  if (picked === read) {
    await page.show(reportMarkdown(report, services.clock.now()));
  } else if (picked === setKey) {
    await vscode.commands.executeCommand('panorama.setKey');
  } else if (picked === large && (await agreesToLarge(report.profile))) {
    const again = await runTest(services, true);
    if (again) {
      await show({ services, page, report: again });
    }
  }
}

function isAboutKey({ code }: Failure): boolean {
  return ['key-wrong', 'key-missing', 'forbidden'].includes(code);
}

function sentenceOf({ profile, rows, cost }: ProbeReport): string {
  const first = rows.find(({ check }) => check === 'streamed');
  const good = rows.filter(({ verdict }) => verdict === 'works' || verdict === 'taken').length;
  const parts = [
    vscode.l10n.t('{0} of {1} tries succeed', good, rows.length),
    first?.ms === undefined ? '' : vscode.l10n.t('an answer within {0}', formatDuration(first.ms)),
    cost === undefined || cost === 0 ? '' : formatMoney(cost),
  ];
  return vscode.l10n.t('{0} works: {1}.', hostOf(profile), parts.filter((part) => part !== '').join(', '));
}

/** One question with the price, whatever the user's threshold is: such a prompt has no other use. */
async function agreesToLarge(profile: Profile): Promise<boolean> {
  const go = vscode.l10n.t('Send');
  const price = formatPrice(largePrice(profile), vscode.l10n.t('price unknown'));
  const question = vscode.l10n.t('Send a prompt of nearly the whole window to {0}? ({1})', hostOf(profile), price);
  return !isBillable(profile) || (await vscode.window.showWarningMessage(question, { modal: true }, go)) === go;
}

async function offerModel(sentence: string): Promise<void> {
  const connect = vscode.l10n.t('Connect a Model');
  if ((await vscode.window.showInformationMessage(sentence, connect)) === connect) {
    await vscode.commands.executeCommand('panorama.setKey');
  }
}
