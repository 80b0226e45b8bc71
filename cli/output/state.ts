import { RefusedError } from '../errors';
import { readJson, type Arguments } from './synthesized';

const HOW_TO_WRITE = 'Write it with: terraform -chdir=cdktf.out/stacks/STACK show -json > state.json';

/** What was applied: every expression in it has its value. */
export class AppliedState {
  private readonly byAddress = new Map<string, Arguments>();

  /**
   * Reads the answer of `terraform show -json`, or of `tofu show -json`.
   *
   * @throws RefusedError where it is none.
   */
  static read(path: string): AppliedState {
    const root = readJson(path, HOW_TO_WRITE)?.values?.root_module;
    if (typeof root !== 'object' || root === null) {
      throw new RefusedError(`${path} holds no applied state. ${HOW_TO_WRITE}`);
    }
    const state = new AppliedState();
    state.add(root);
    return state;
  }

  /** The values of a resource by its address; undefined where it is not in the state. */
  resource(address: string): Arguments | undefined {
    return this.byAddress.get(address);
  }

  /** The values of the function of a name; undefined where it is not in the state. */
  function(name: string): Arguments | undefined {
    return [...this.byAddress].find(([address, values]) => address.includes('alicloud_fcv3_function.') && values.function_name === name)?.[1];
  }

  private add({ resources = [], child_modules = [] }: Arguments): void {
    for (const { address, mode, values } of resources) {
      if (mode === 'managed') {
        this.byAddress.set(address, values);
      }
    }
    child_modules.forEach((module: Arguments) => this.add(module));
  }
}
