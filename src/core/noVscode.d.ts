// An empty stand-in for `vscode`: any use of the editor's API in the core fails to compile.
export {};
