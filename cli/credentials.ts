import type { Credentials } from '../handler/vod-client';
import { RefusedError } from './errors';

/**
 * The caller's own credentials, from the variables that the vendor's tools read. A temporary key has a token as well.
 *
 * @throws RefusedError with the variables that are missing; it never repeats a value.
 */
export function readCredentials(environment: Readonly<Record<string, string | undefined>>): Credentials {
  const { ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN } = environment;
  if (!ALIBABA_CLOUD_ACCESS_KEY_ID || !ALIBABA_CLOUD_ACCESS_KEY_SECRET) {
    const needed = { ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
    throw new RefusedError(
      `There are no credentials: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment. A temporary key ` +
        'also needs ALIBABA_CLOUD_SECURITY_TOKEN. --emulate needs none.',
    );
  }
  return {
    accessKeyId: ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    securityToken: ALIBABA_CLOUD_SECURITY_TOKEN || undefined,
  };
}
