import { RefusedError } from '../errors';
import type { Part } from './part';
import { readJsonFile } from './read-file';

const HOW_TO_WRITE = 'Write it with: terraform -chdir=cdktf.out/stacks/STACK show -json > state.json';

/** A resource of a state. */
export interface AppliedResource {
  /** Its address, with the key of its instance where it has several. */
  readonly address: string;
  /** The key in brackets; empty where the resource has one instance only. */
  readonly key: string;
  readonly values: Part;
}

/** What was applied, or is planned: every expression in it has its value, as far as the plan knows it. */
export class AppliedState {
  private readonly resources: AppliedResource[] = [];

  /**
   * Reads answers of `terraform show -json`, or of `tofu show -json`: of states, or of plans.
   *
   * @throws RefusedError where one is neither.
   */
  static read(paths: readonly string[]): AppliedState {
    const state = new AppliedState();
    for (const path of paths) {
      const document = readJsonFile(path, HOW_TO_WRITE);
      const values = document.get('values').isGiven ? document.get('values') : document.get('planned_values');
      const root = values.get('root_module');
      if (!root.isGiven) {
        throw new RefusedError(`${path} holds no state and no plan. ${HOW_TO_WRITE}`);
      }
      state.add(root);
    }
    return state;
  }

  /** The instances of a resource by its address: of each state that holds it. */
  instances(address: string): AppliedResource[] {
    return this.resources.filter((resource) => resource.address === `${address}${resource.key}`);
  }

  /** The values of the function of a name; undefined where it is in no state. */
  function(name: string): Part | undefined {
    return this.resources.find(({ address, values }) => address.includes('alicloud_fcv3_function.') && values.get('function_name').value === name)
      ?.values;
  }

  private add(module: Part): void {
    for (const resource of module.get('resources').elements()) {
      if (resource.get('mode').value === 'managed') {
        const address = resource.get('address').text();
        const [key] = /\[(?:\d+|".*")\]$/s.exec(address) ?? [''];
        this.resources.push({ address, key, values: resource.get('values') });
      }
    }
    module
      .get('child_modules')
      .elements()
      .forEach((child) => this.add(child));
  }
}
