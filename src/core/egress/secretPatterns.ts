// What secret values look like: the formats that services give their keys, and values that are named as secrets.

/** One format. The secret is the group named `value`, or the whole match. */
export interface SecretPattern {
  /** What it is, in plain words. */
  readonly kind: string;
  /** Global; bounded repetitions alone, so that it is linear in the text. */
  readonly expression: RegExp;
}

/** Formats published by the services themselves; the prefix makes a false alarm unlikely. */
export const SECRET_FORMATS: readonly SecretPattern[] = [
  { kind: 'Anthropic key', expression: /\bsk-ant-[A-Za-z0-9_-]{20,200}/g },
  { kind: 'OpenRouter key', expression: /\bsk-or-v1-[a-f0-9]{32,128}/g },
  { kind: 'OpenAI key', expression: /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,200}/g },
  { kind: 'GitHub token', expression: /\bgh[pousr]_[A-Za-z0-9]{30,255}/g },
  { kind: 'GitHub token', expression: /\bgithub_pat_[A-Za-z0-9_]{22,255}/g },
  { kind: 'GitLab token', expression: /\bgl(?:pat|ptt|rt|dt|cbt|soat|ft)-[A-Za-z0-9_-]{20,64}/g },
  { kind: 'AWS access key', expression: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g },
  {
    kind: 'AWS secret key',
    expression: /\baws.{0,20}(?:secret|private).{0,20}[=:]\s{0,3}["']?(?<value>[A-Za-z0-9/+]{40})\b/gi,
  },
  { kind: 'Google API key', expression: /\bAIza[A-Za-z0-9_-]{35}/g },
  { kind: 'Google OAuth secret', expression: /\bGOCSPX-[A-Za-z0-9_-]{28}/g },
  { kind: 'Google OAuth token', expression: /\bya29\.[A-Za-z0-9_-]{20,300}/g },
  { kind: 'Slack token', expression: /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}/g },
  { kind: 'Slack app token', expression: /\bxapp-\d-[A-Z0-9]{5,20}-\d{5,20}-[a-f0-9]{30,100}/g },
  {
    kind: 'Slack webhook',
    expression: /hooks\.slack\.com\/services\/(?<value>T[A-Z0-9]{6,14}\/B[A-Z0-9]{6,14}\/[A-Za-z0-9]{18,30})/g,
  },
  {
    kind: 'Discord webhook',
    expression: /discord(?:app)?\.com\/api\/webhooks\/(?<value>\d{15,22}\/[A-Za-z0-9_-]{50,90})/g,
  },
  { kind: 'Stripe key', expression: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,120}/g },
  { kind: 'Stripe webhook secret', expression: /\bwhsec_[A-Za-z0-9+/=]{24,80}/g },
  { kind: 'Square token', expression: /\b(?:sq0(?:atp|csp)-|EAAA)[A-Za-z0-9_-]{22,80}/g },
  { kind: 'Twilio key', expression: /\bSK[a-f0-9]{32}\b/g },
  { kind: 'SendGrid key', expression: /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}/g },
  { kind: 'Mailgun key', expression: /\bkey-[a-f0-9]{32}\b/g },
  { kind: 'Mailchimp key', expression: /\b[a-f0-9]{32}-us\d{1,2}\b/g },
  { kind: 'npm token', expression: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'PyPI token', expression: /\bpypi-[A-Za-z0-9_-]{50,250}/g },
  { kind: 'RubyGems key', expression: /\brubygems_[a-f0-9]{48}\b/g },
  { kind: 'Docker Hub token', expression: /\bdckr_pat_[A-Za-z0-9_-]{27}\b/g },
  { kind: 'DigitalOcean token', expression: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { kind: 'Hugging Face token', expression: /\bhf_[A-Za-z0-9]{30,60}\b/g },
  { kind: 'Core.Today key', expression: /\bcdt_[A-Za-z0-9_-]{16,100}/g },
  { kind: 'Groq key', expression: /\bgsk_[A-Za-z0-9]{40,80}\b/g },
  { kind: 'Shopify token', expression: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g },
  { kind: 'Databricks token', expression: /\bdapi[a-f0-9]{32}\b/g },
  { kind: 'Doppler token', expression: /\bdp\.(?:pt|st|ct|sa)\.[A-Za-z0-9_-]{40,80}/g },
  { kind: 'HashiCorp Vault token', expression: /\bhv[sbr]\.[A-Za-z0-9_-]{24,250}/g },
  { kind: 'Linear key', expression: /\blin_api_[A-Za-z0-9]{40}\b/g },
  { kind: 'New Relic key', expression: /\bNRAK-[A-Z0-9]{27}\b/g },
  { kind: 'Grafana token', expression: /\bgl(?:sa|c)_[A-Za-z0-9+/=_]{32,200}/g },
  { kind: 'Telegram bot token', expression: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g },
  { kind: 'Azure storage key', expression: /\bAccountKey=(?<value>[A-Za-z0-9+/]{80,90}={0,2})/g },
  { kind: 'Azure shared access key', expression: /\bSharedAccessKey=(?<value>[A-Za-z0-9+/]{40,50}={0,2})/g },
  {
    kind: 'JSON web token',
    expression: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g,
  },
  {
    kind: 'private key',
    expression: /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<value>[\s\S]{32,8000}?)-----END /g,
  },
];

/** Values that their place names a secret: passwords in addresses, and assignments to telling names. */
export const SECRET_PLACES: readonly SecretPattern[] = [
  {
    kind: 'password in an address',
    expression: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'`<>]{0,80}:(?<value>[^\s:/@"'`<>]{3,200})@/gi,
  },
  {
    kind: 'authorization header',
    expression:
      /\bauthorization["']?\s{0,3}[:=]\s{0,3}["'`]?(?:basic|bearer|token)\s+(?<value>[A-Za-z0-9._~+/=-]{16,2000})/gi,
  },
  {
    kind: 'named secret',
    expression:
      /(?:api[_-]?key|access[_-]?key|secret[_-]?key|client[_-]?secret|auth[_-]?token|access[_-]?token|refresh[_-]?token|private[_-]?key|encryption[_-]?key|signing[_-]?key|passw(?:or)?d|passphrase|secret|token)["']?\s{0,3}(?::|=>?|:=)\s{0,3}(?<quote>["'`])(?<value>[^\s"'`]{8,300})\k<quote>/gi,
  },
  {
    kind: 'named secret',
    expression:
      /^[ \t]{0,40}(?:export[ \t]{1,4})?[A-Z][A-Z0-9_]{0,60}(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD)[ \t]{0,3}=[ \t]{0,3}(?<value>[^\s"'`#$<{]{8,300})[ \t]{0,10}$/gm,
  },
];
