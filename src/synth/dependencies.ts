import { TerraformResource, dependable } from 'cdktf';
import type { IConstruct } from 'constructs';

const referencesOf = new WeakMap<IConstruct, string>();

/**
 * Has a resource wait for others.
 *
 * The reference to each is made once, however many wait for it: cdktf captures a stack trace with every one, and all
 * schedules of a prefetcher wait for the same resources.
 */
export function waitFor(resource: TerraformResource, others: readonly TerraformResource[]): void {
  if (others.length > 0) {
    resource.dependsOn = others.map((other) => {
      const reference = referencesOf.get(other) ?? dependable(other);
      referencesOf.set(other, reference);
      return reference;
    });
  }
}
