import { DataResource, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { addToLifecycle } from './written';

/**
 * Replaces what the provider cannot change in place once a prop is taken out.
 *
 * It keeps a function in its VPC, and leaves out of its request the destinations that the configuration does not have. A
 * `terraform_data` holds in the state whether the prop was given. It holds nothing else, and is referred to as a whole: by an
 * attribute of it, its creation would replace as well.
 */
export class Removal {
  private readonly data: DataResource;

  /** @param id the ID of the construct in its scope: an address, and so a contract. */
  constructor(
    scope: Construct,
    id: string,
    private readonly given: boolean,
  ) {
    this.data = new DataResource(scope, id, { input: { given } });
  }

  /** Replaces a resource once the prop is taken out; putting it in is a change in place. */
  public replace(...resources: readonly TerraformResource[]): void {
    if (this.given) {
      return;
    }
    for (const resource of resources) {
      addToLifecycle(resource, 'replace_triggered_by', () => [`${DataResource.tfResourceType}.${this.data.friendlyUniqueId}`]);
    }
  }
}
