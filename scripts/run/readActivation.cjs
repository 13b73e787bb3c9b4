// Runs in the extension host as if it were a test suite: writes down the times that the extension measured of its own start.
const { writeFileSync } = require('node:fs');
const vscode = require('vscode');

exports.run = async () => {
  const extension = vscode.extensions.getExtension('panorama.panorama');
  if (extension === undefined) throw new Error('The extension is not there');
  const { activation } = await extension.activate();
  writeFileSync(process.env.PANORAMA_TEST_RESULTS, JSON.stringify(activation));
};
