// Names of files that are secrets as a whole: they never leave, whatever a rule or a mention says.

/** A name that ends so is a sample for others to fill in; its values are hidden like those of any file. */
const SAMPLE = /\.(?:example|sample|template|dist|defaults?)$/;

/** Names (of the last segment, in lower case) of environment files, keys, keystores and credential files. */
const SECRET_NAMES: readonly RegExp[] = [
  /^\.env(?:\..+)?$/,
  /^\.envrc$/,
  /\.env$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
  /\.(?:pem|key|p8|p12|pfx|pkcs12|jks|keystore|kdbx|ppk|asc|gpg|ovpn)$/,
  /^\.(?:netrc|pgpass|npmrc|pypirc|htpasswd|dockercfg|git-credentials|vault-token|boto|s3cfg)$/,
  /^_netrc$/,
  /^(?:credentials|client_secret|service[-_]?account)(?:[-_.].*)?\.json$/,
  /^secrets?\.(?:json|ya?ml|toml|ini|properties)$/,
  /\.tfstate(?:\.backup)?$/,
  /\.(?:tfvars|agekey)$/,
];

/** Whole paths whose last name alone says nothing. */
const SECRET_PATHS: readonly RegExp[] = [
  /(?:^|\/)\.aws\/(?:credentials|config)$/,
  /(?:^|\/)\.ssh\/(?!config$|known_hosts$|.*\.pub$)[^/]+$/,
  /(?:^|\/)\.docker\/config\.json$/,
  /(?:^|\/)\.kube\/config$/,
  /(?:^|\/)\.config\/gcloud\/.+$/,
  /(?:^|\/)\.gnupg\/.+$/,
];

/** Whether a workspace path names a file that is a secret. Case does not matter; both kinds of slash count. */
export function isSecretFile(path: string): boolean {
  const folded = path
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/[. ]+$/u, '');
  const name = folded.split('/').at(-1) ?? folded;
  if (SAMPLE.test(name)) {
    return false;
  }
  return SECRET_NAMES.some((pattern) => pattern.test(name)) || SECRET_PATHS.some((pattern) => pattern.test(folded));
}
