import type { TerraformResource } from 'cdktf';

/** What a resource adds to the stack's document. */
export interface Fragment {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: { [argument: string]: unknown } } };
  moved?: unknown;
  locals?: { [name: string]: unknown };
  check?: { [name: string]: unknown };
}

/**
 * Changes what a resource adds to the stack's document, each time the stack is written.
 *
 * This is after aspects and overrides, so that it stands beside what these say instead of being replaced by it.
 */
export function whenWritten(resource: TerraformResource, change: (fragment: Fragment) => void): void {
  const write = resource.toTerraform.bind(resource);
  resource.toTerraform = () => {
    const fragment = write() as Fragment;
    change(fragment);
    return fragment;
  };
}

/** Adds to a list in a resource's lifecycle, beside the user's own, whatever aspects and overrides say of the lifecycle. */
export function addToLifecycle(resource: TerraformResource, list: 'precondition' | 'replace_triggered_by', ours: () => readonly unknown[]): void {
  whenWritten(resource, ({ resource: written = {} }) => {
    const block = written[resource.terraformResourceType]?.[resource.friendlyUniqueId];
    if (block !== undefined) {
      // A block may be written as an array of one.
      const [lifecycle = {}] = [block.lifecycle ?? {}].flat() as Record<string, unknown>[];
      block.lifecycle = { ...lifecycle, [list]: [...[lifecycle[list] ?? []].flat(), ...ours()] };
    }
  });
}
