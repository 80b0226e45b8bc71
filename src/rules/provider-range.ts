/** The first version of the provider that knows every argument: alicloud_fcv3_function has resource_group_id since this one. */
export const PROVIDER_FLOOR = '1.260.0';

/** The versions that the bindings work with. */
export const PROVIDER_RANGE = `>= ${PROVIDER_FLOOR}, < 2.0.0`;

/**
 * Whether a constraint, as Terraform reads it, keeps out every version from the floor on; one that cannot be read does not.
 *
 * Each of its parts alone must allow such a version.
 */
export function isBelowFloor(constraint: string): boolean {
  return constraint.split(',').some((part) => {
    const [, operator = '=', ...numbers] = /^\s*(=|<=?|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(part) ?? [];
    const version = numbers.filter((number) => number !== undefined).map(Number);
    if (version.length === 0) {
      return false;
    }
    const floor = PROVIDER_FLOOR.split('.').map(Number);
    // The first version that a part leaves out: `~> 1.2` all from 2.0 on, `~> 1.2.3` all from 1.3 on.
    if (operator === '~>') {
      return compare([...version.slice(0, -2), (version.at(-2) ?? version[0]) + 1], floor) <= 0;
    }
    return operator === '<' ? compare(version, floor) <= 0 : compare(version, floor) < 0;
  });
}

function compare(version: readonly number[], other: readonly number[]): number {
  return [0, 1, 2].map((place) => (version[place] ?? 0) - (other[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
