// Lists the starts of VS Code in which the host tests run: which group, on what workspace, under what conditions.

import { inRoot } from '../../scripts/setup/paths.mjs';
import { hostileForms, userSettings } from './hostileSettings.ts';
import { otherSuggestions } from './otherSuggestions.ts';
import { rehearsedModels } from './rehearsedModels.ts';

/** What a run on hostile settings needs: a user with settings of their own, and an environment that points to the trap. */
const attacked = {
  settings: userSettings,
  env: { OPENAI_API_KEY: 'sk-environment-0123456789abcdef', OPENAI_BASE_URL: '{trap}/v1' },
  isTrap: true,
};
const flat = JSON.stringify(hostileForms.flat);
const nested = JSON.stringify(hostileForms.nested);

/**
 * A workspace file with these settings.
 * @param {unknown} settings
 */
const workspaceFile = (settings) => JSON.stringify({ folders: [{ path: '.' }], settings });

/** The hostile settings are written while the tests run; the file is there from the start. */
const shopWorkspace = {
  fixture: 'sample',
  files: { 'shop.code-workspace': JSON.stringify({ folders: [{ path: '.' }] }) },
};

/** @type {readonly import('../../scripts/suites/hostSuite.mjs').HostRun[]} */
export const runs = [
  { name: 'asks questions', group: 'chat', workspace: { fixture: 'sample', git: true } },
  {
    name: 'on the sample',
    group: 'activation',
    workspace: { fixture: 'sample', git: true, files: { '.vscode/settings.json': flat } },
    ...attacked,
  },
  { name: 'without a folder', isLong: true, group: 'activation', ...attacked },
  {
    name: 'in a restricted folder',
    group: 'activation',
    workspace: { fixture: 'sample', files: { '.vscode/settings.json': flat } },
    isRestricted: true,
    ...attacked,
  },
  {
    name: 'in a restricted workspace file',
    isLong: true,
    group: 'activation',
    workspace: {
      fixture: 'sample',
      files: { 'shop.code-workspace': workspaceFile(hostileForms.nested), '.vscode/settings.json': flat },
    },
    open: 'shop.code-workspace',
    isRestricted: true,
    ...attacked,
  },
  {
    name: 'on files to change',
    group: 'refactor',
    workspace: { git: true, files: { 'readme.md': 'Files to change.\n' } },
    seconds: 240,
  },
  {
    name: 'every refactor',
    isLong: true,
    group: 'catalogue',
    workspace: { git: true, files: { 'readme.md': 'Files to change.\n' } },
    seconds: 240,
  },
  {
    name: 'on files of a restricted folder',
    isLong: true,
    group: 'refactorRestricted',
    workspace: { files: { 'readme.md': 'Files to leave alone.\n' } },
    isRestricted: true,
  },
  {
    name: 'with files that stay',
    isLong: true,
    group: 'leaks',
    workspace: { fixture: 'sample', git: true },
    seconds: 180,
  },
  {
    name: 'behind a proxy',
    isLong: true,
    group: 'network',
    workspace: { fixture: 'sample' },
    env: {
      NODE_EXTRA_CA_CERTS: inRoot('test/fixtures/network/authority.pem'),
      // Where the computer keeps its authorities: VS Code reads it by Node alone, and looks at fixed places by itself.
      SSL_CERT_FILE: inRoot('test/fixtures/network/authority.pem'),
      PANORAMA_TEST_CERTIFICATES: inRoot('test/fixtures/network'),
    },
  },
  { name: 'suggestions', group: 'completion', workspace: { fixture: 'sample' } },
  {
    name: 'suggestions in a restricted folder',
    isLong: true,
    group: 'completion',
    workspace: { fixture: 'sample' },
    isRestricted: true,
  },
  {
    name: 'beside other suggestions',
    isLong: true,
    group: 'beside',
    workspace: { fixture: 'sample' },
    extensions: otherSuggestions,
  },
  {
    name: 'with models of its own',
    isLong: true,
    group: 'languageModel',
    workspace: { fixture: 'sample' },
    extensions: rehearsedModels,
  },
  { name: 'keys and settings in a folder', group: 'account', workspace: { fixture: 'sample' } },
  { name: 'every service', isLong: true, group: 'services', workspace: { fixture: 'sample' }, seconds: 240 },
  {
    name: 'keys and settings in a workspace file',
    isLong: true,
    group: 'account',
    workspace: shopWorkspace,
    open: 'shop.code-workspace',
  },
  {
    name: 'keys and settings in a restricted folder',
    isLong: true,
    group: 'accountRestricted',
    workspace: { fixture: 'sample' },
    isRestricted: true,
  },
  {
    name: 'keys and settings in a restricted workspace file',
    isLong: true,
    group: 'accountRestricted',
    workspace: shopWorkspace,
    open: 'shop.code-workspace',
    isRestricted: true,
  },
  {
    name: 'in a hostile workspace file',
    isLong: true,
    group: 'security',
    workspace: {
      fixture: 'sample',
      files: { 'shop.code-workspace': workspaceFile(hostileForms.flat), '.vscode/settings.json': nested },
    },
    open: 'shop.code-workspace',
    ...attacked,
  },
];
