// Which names are secrets as a whole.

import assert from 'node:assert/strict';
import { isSecretFile } from '../../../src/core/egress/secretFiles.ts';

const secret = [
  ...['.env', '.env.local', '.env.production', '.env-prod', '.envrc', 'prod.env', 'a/b/.env', '.ENV', '.Env.Local'],
  ...['.env ', '.env.', '.env::$DATA', 'a\\.env'],
  ...[
    'id_rsa',
    'id_ed25519',
    'id_ed25519_work',
    '.ssh/deploy',
    'deploy_rsa',
    'server.pem',
    'tls.key',
    'a.p12',
    'a.pfx',
  ],
  ...['release.keystore', 'a.jks', 'passwords.kdbx', 'krb5.keytab', 'putty.ppk', 'AuthKey_1.p8', 'vpn.ovpn'],
  ...['.netrc', '_netrc', '.pypirc', '.pgpass', '.htpasswd', '.git-credentials', '.my.cnf', '.vault-token'],
  ...['.aws/credentials', 'home/.aws/config', '.docker/config.json', '.kube/config', '.config/gcloud/a.db'],
  ...['.cargo/credentials.toml', '.m2/settings.xml', '.config/gh/hosts.yml', '.composer/auth.json'],
  ...['credentials.json', 'application_default_credentials.json', 'client_secret_1.json', 'serviceAccountKey.json'],
  ...['service-account.json', 'shop-firebase-adminsdk-x1.json', 'secrets.yaml', 'terraform.tfstate', 'prod.tfvars'],
];

const ordinary = [
  ...['.env.example', '.env.sample', '.env.template', '.env.local.example', 'example.env', '.env-example', '.env.dist'],
  ...['env.ts', 'environment.ts', '.env/lib/site.py', 'id_rsa.pub', '.ssh/config', '.ssh/known_hosts', '.ssh/a.pub'],
  ...['key.ts', 'keys.md', 'secrets.ts', 'secret.go', 'config.json', 'docker/config.json', 'settings.xml', 'book.asc'],
  ...['credentials.ts', 'monkey', 'tokens.json', 'server.pem.example', 'package.json', '.npmrc'],
];

describe('a file that is a secret', () => {
  for (const path of secret) {
    it(`stays here: ${path}`, () => {
      assert.equal(isSecretFile(path), true);
    });
  }
});

describe('a file that only sounds like one', () => {
  for (const path of ordinary) {
    it(`may be read: ${path}`, () => {
      assert.equal(isSecretFile(path), false);
    });
  }
});
