import type { Credentials } from '../handler/vod-client';
import { RefusedError } from './errors';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of the vendor's tools, and those of its Terraform provider. */
const SETS = [
  { id: 'ALIBABA_CLOUD_ACCESS_KEY_ID', secret: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', token: 'ALIBABA_CLOUD_SECURITY_TOKEN' },
  { id: 'ALICLOUD_ACCESS_KEY', secret: 'ALICLOUD_SECRET_KEY', token: 'ALICLOUD_SECURITY_TOKEN' },
] as const;

/** Characters that are shown of each end of a key ID. */
const SHOWN_CHARACTERS = 4;

/**
 * The caller's own credentials, from the variables that the vendor's tools or its Terraform provider read. A temporary key has
 * a token as well. The first set of which a key is given counts, so that no key meets the secret of another.
 *
 * @throws RefusedError with the variables that are missing; it never repeats a value.
 */
export function readCredentials(environment: Environment): Credentials {
  const { id, secret, token } = SETS.find((set) => environment[set.id] || environment[set.secret]) ?? SETS[0];
  const [accessKeyId, accessKeySecret] = [environment[id], environment[secret]];
  if (!accessKeyId || !accessKeySecret) {
    const missing = [id, secret].filter((name) => !environment[name]);
    throw new RefusedError(
      `There are no credentials: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment. A temporary key ` +
        `also needs ${token}. --emulate needs none.`,
    );
  }
  return { accessKeyId, accessKeySecret, securityToken: environment[token] || undefined };
}

/** All credentials of the environment, used or not. */
export function credentialsIn(environment: Environment): Partial<Credentials>[] {
  return SETS.map(({ id, secret, token }) => ({
    accessKeyId: environment[id],
    accessKeySecret: environment[secret],
    securityToken: environment[token],
  }));
}

/** A key ID that tells its owner which it is, and nobody else. */
export function masked(accessKeyId: string): string {
  return accessKeyId.length < 4 * SHOWN_CHARACTERS ? '****' : `${accessKeyId.slice(0, SHOWN_CHARACTERS)}****${accessKeyId.slice(-SHOWN_CHARACTERS)}`;
}
