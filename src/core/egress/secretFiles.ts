// Names of files that are secrets as a whole: they never leave, whatever a rule or a mention says.

/** A name that says so is a sample for others to fill in; its values are hidden like those of any file. */
const SAMPLE = /(?:^|[._-])(?:example|sample|template|dist|defaults?)(?:\.env|\.local)?$/;

/** Names (of the last segment, in lower case) of environment files, keys, keystores and credential files. */
const SECRET_NAMES: readonly RegExp[] = [
  /^\.env/,
  /\.env$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)[^.]*$/,
  /[._-](?:rsa|dsa|ecdsa|ed25519)$/,
  /\.(?:pem|key|p8|p12|pfx|pkcs12|jks|keystore|keytab|kdbx?|ppk|gpg|ovpn|agekey)$/,
  /^[._](?:netrc|pgpass|my\.cnf|mylogin\.cnf|pypirc|htpasswd|dockercfg|dockerconfigjson|git-credentials)$/,
  /^\.(?:vault-token|boto|s3cfg|terraformrc|secrets?)$/,
  /^(?:application_default_)?credentials(?:[-_.].*)?\.json$/,
  /^(?:client_secret|service[-_]?account).*\.json$/,
  /-firebase-adminsdk-.*\.json$/,
  /^secrets?\.(?:json|ya?ml|toml|ini|properties)$/,
  /\.tfstate(?:\.backup)?$/,
  /\.tfvars$/,
];

/** Whole paths whose last name alone says nothing. */
const SECRET_PATHS: readonly RegExp[] = [
  /(?:^|\/)\.aws\/(?:credentials|config)$/,
  /(?:^|\/)\.ssh\/(?!config$|known_hosts$|.*\.pub$)[^/]+$/,
  /(?:^|\/)\.docker\/config\.json$/,
  /(?:^|\/)\.kube\/config$/,
  /(?:^|\/)\.config\/(?:gcloud\/.+|gh\/hosts\.yml)$/,
  /(?:^|\/)\.gnupg\/.+$/,
  /(?:^|\/)\.(?:cargo\/credentials(?:\.toml)?|gem\/credentials|composer\/auth\.json)$/,
  /(?:^|\/)\.m2\/settings(?:-security)?\.xml$/,
];

/** Ends that no rule above knows, of names that begin with a letter: most files of a workspace need no closer look. */
const SOURCE =
  /(?:^|\/)[a-z][^/\\]*\.(?:[cm]?[jt]sx?|py|go|rs|rb|java|kt|cs|php|c|h|cc|cpp|hpp|swift|css|scss|html|vue|svelte|md)$/i;

/** Whether a workspace path names a file that is a secret. Case does not matter; both kinds of slash and the disguises of Windows count. */
export function isSecretFile(path: string): boolean {
  if (SOURCE.test(path) && !path.startsWith('.') && !path.includes('/.') && !path.includes('\\.')) {
    return false;
  }
  const folded = path
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/::\$data$/u, '')
    .replace(/[. ]+$/u, '');
  const name = folded.split('/').at(-1) ?? folded;
  if (SAMPLE.test(name)) {
    return false;
  }
  return SECRET_NAMES.some((pattern) => pattern.test(name)) || SECRET_PATHS.some((pattern) => pattern.test(folded));
}
