import type { TerraformResource } from 'cdktf';

/** What a resource adds to the stack's document. */
export interface Fragment {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: { [argument: string]: unknown } } };
  moved?: unknown;
  locals?: { [name: string]: unknown };
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
