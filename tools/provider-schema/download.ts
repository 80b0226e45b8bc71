import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROVIDER_RANGE } from './provider';

/** Most of what Terraform may print: the whole schema is some tens of megabytes. */
const MOST_BYTES = 2 ** 30;

/**
 * Lets Terraform download the real provider; returns its version, and the text of `terraform providers schema -json`.
 *
 * @throws Error where Terraform is missing, or the provider cannot be downloaded.
 */
export function downloadSchema(): { readonly version: string; readonly text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'provider-schema-'));
  const requirement = { terraform: { required_providers: { alicloud: { source: 'aliyun/alicloud', version: PROVIDER_RANGE } } } };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(requirement));
    execFileSync('terraform', ['init', '-input=false', '-no-color'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const [, version] = /version\s*=\s*"([^"]+)"/.exec(readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8'))!;
    const text = execFileSync('terraform', ['providers', 'schema', '-json'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { version, text };
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer | string };
    throw new Error(`The provider's schema could not be read through Terraform.\n${stderr?.toString() ?? message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
