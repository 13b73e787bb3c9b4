// Reads in which encodings the editor takes files: by root folder, and by language where one has its own.

import * as vscode from 'vscode';
import { fieldsIn, listIn, textIn } from '../../core/model/jsonFields.ts';
import type { LanguageNames } from '../../core/pack/languageOf.ts';
import type { FolderEncoding, PackInput } from '../../core/pack/packTypes.ts';
import { workspaceRoots } from './workspacePaths.ts';

/** What the setting `files.encoding` says now; the names of languages only where it says something of one. */
export function readEncodings(): Required<Pick<PackInput, 'encodings'>> & Pick<PackInput, 'languages'> {
  const roots = workspaceRoots();
  const encodings = roots.map(({ name, uri }): FolderEncoding => {
    const files = vscode.workspace.getConfiguration('files', uri);
    const ids = files.inspect('encoding')?.languageIds ?? [];
    const ofLanguages = ids.map((language) => ({ language, encoding: encodingFor(uri, language) }));
    return {
      folder: roots.length === 1 ? '' : name,
      encoding: files.get('encoding', USUAL),
      ...(ofLanguages.length > 0 && { ofLanguages }),
    };
  });
  return { encodings, ...(encodings.some(({ ofLanguages }) => ofLanguages) && { languages: readLanguages() }) };
}

const USUAL = 'utf8';

function encodingFor(uri: vscode.Uri, languageId: string): string {
  return vscode.workspace.getConfiguration('files', { uri, languageId }).get('encoding', USUAL);
}

/** What the extensions say of the names of files, and the associations of the settings. */
function readLanguages(): LanguageNames {
  const languages = vscode.extensions.all.flatMap(({ packageJSON }) =>
    listIn(fieldsIn(fieldsIn(packageJSON)['contributes'])['languages']).map(fieldsIn),
  );
  const pairs = (field: string): LanguageNames['names'] =>
    languages.flatMap((language) => textsIn(language[field]).map((name) => [name, textIn(language['id'])] as const));
  const associations = fieldsIn(vscode.workspace.getConfiguration('files').get('associations'));
  return {
    associated: Object.entries(associations).map(([glob, language]) => [glob, textIn(language)]),
    names: pairs('filenames'),
    globs: pairs('filenamePatterns'),
    endings: pairs('extensions'),
  };
}

function textsIn(value: unknown): readonly string[] {
  return listIn(value).filter((item) => typeof item === 'string');
}
