/** Characters of a secret at least: a shorter one is none, and would be found in any text. */
const LEAST_CHARACTERS = 6;

/** What stands for a credential. */
export const REDACTED = '[redacted]';

/** Credentials, as far as they are known. */
export type Secrets = Partial<Record<'accessKeyId' | 'accessKeySecret' | 'securityToken', string>>;

/** What replaces the given credentials in a text in any case, as they are, as they stand in a URL, and as they stand in JSON, which may escape slashes. */
export function redactorOf(credentials: readonly Secrets[]): (text: string) => string {
  const secrets = credentials
    .flatMap(({ accessKeyId, accessKeySecret, securityToken }) => [securityToken, accessKeySecret, accessKeyId])
    .filter((secret) => typeof secret === 'string' && secret.length >= LEAST_CHARACTERS);
  const forms = new Set(
    secrets.flatMap((secret) => [secret!, encodeURIComponent(secret!), JSON.stringify(secret).slice(1, -1), secret!.replaceAll('/', '\\/')]),
  );
  if (forms.size === 0) {
    return (text) => text;
  }
  // The longest first: one may be the beginning of another.
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'gi');
  return (text) => text.replace(pattern, REDACTED);
}
