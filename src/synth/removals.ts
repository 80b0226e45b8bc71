import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { addToLifecycle } from './written';

const TYPE = 'terraform_data';

/** Whether the props that the provider cannot take out in place are given. */
export interface Removable {
  readonly destinations: boolean;
  readonly vpc: boolean;
}

/**
 * Replaces what the provider cannot change in place once a prop is taken out.
 *
 * It keeps a function in its VPC, and leaves out of its request the destinations that the configuration does not have. A
 * `terraform_data` holds in the state which props are given: those alone, so that a resource which refers to one that is not
 * given is replaced where it was given before, and not where the `terraform_data` is new.
 */
export class Removals {
  private readonly data: TerraformResource;

  constructor(
    scope: Construct,
    private readonly given: Removable,
  ) {
    const names = Object.entries(given).filter(([, isGiven]) => isGiven);
    this.data = new Given(scope, 'Given', Object.fromEntries(names));
  }

  /** Replaces resources once a prop is taken out; putting it in is a change in place. */
  public replace(prop: keyof Removable, ...resources: readonly TerraformResource[]): void {
    if (this.given[prop]) {
      return;
    }
    for (const resource of resources) {
      addToLifecycle(resource, 'replace_triggered_by', () => [`${TYPE}.${this.data.friendlyUniqueId}.input.${prop}`]);
    }
  }
}

/** A `terraform_data`. The class that cdktf has for it runs Terraform at synth, and fails where there is none. */
class Given extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: object,
  ) {
    super(scope, id, { terraformResourceType: TYPE, terraformGeneratorMetadata: { providerName: 'terraform' } });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { input: this.props };
  }
}
