// Lists the starts of VS Code in which the host tests run: which group, on what workspace, under what conditions.

/** Settings of a workspace that tries to send the key elsewhere, in the plain and the nested form. */
const hostile = {
  'panorama.profile': 'theirs',
  'panorama.profiles': [{ id: 'theirs', baseUrl: 'http://127.0.0.1:9/v1', model: 'any', auth: 'bearer' }],
  panorama: { profile: 'theirs', completion: { enabled: 'on' } },
};

/** The hostile settings are written while the tests run; the file is there from the start. */
const shopWorkspace = {
  fixture: 'sample',
  files: { 'shop.code-workspace': JSON.stringify({ folders: [{ path: '.' }] }) },
};

/** @type {readonly import('../../scripts/suites/hostSuite.mjs').HostRun[]} */
export const runs = [
  { name: 'asks questions', group: 'chat', workspace: { fixture: 'sample', git: true } },
  { name: 'on the sample', group: 'activation', workspace: { fixture: 'sample', git: true } },
  { name: 'without a folder', group: 'activation' },
  {
    name: 'in a restricted folder',
    group: 'activation',
    workspace: { fixture: 'sample', files: { '.vscode/settings.json': JSON.stringify(hostile) } },
    isRestricted: true,
  },
  {
    name: 'in a restricted workspace file',
    group: 'activation',
    workspace: {
      fixture: 'sample',
      files: { 'shop.code-workspace': JSON.stringify({ folders: [{ path: '.' }], settings: hostile }) },
    },
    open: 'shop.code-workspace',
    isRestricted: true,
  },
  {
    name: 'on files to change',
    group: 'refactor',
    workspace: { git: true, files: { 'readme.md': 'Files to change.\n' } },
    seconds: 240,
  },
  {
    name: 'on files of a restricted folder',
    group: 'refactorRestricted',
    workspace: { files: { 'readme.md': 'Files to leave alone.\n' } },
    isRestricted: true,
  },
  { name: 'suggestions', group: 'completion', workspace: { fixture: 'sample' } },
  {
    name: 'suggestions in a restricted folder',
    group: 'completion',
    workspace: { fixture: 'sample' },
    isRestricted: true,
  },
  { name: 'keys and settings in a folder', group: 'account', workspace: { fixture: 'sample' } },
  {
    name: 'keys and settings in a workspace file',
    group: 'account',
    workspace: shopWorkspace,
    open: 'shop.code-workspace',
  },
  {
    name: 'keys and settings in a restricted folder',
    group: 'accountRestricted',
    workspace: { fixture: 'sample' },
    isRestricted: true,
  },
  {
    name: 'keys and settings in a restricted workspace file',
    group: 'accountRestricted',
    workspace: shopWorkspace,
    open: 'shop.code-workspace',
    isRestricted: true,
  },
];
