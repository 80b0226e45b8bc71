import type { TerraformResource } from 'cdktf';
import { known } from '../api/known';
import { show } from '../job/show';
import type { Fcv3Trigger } from '../provider-alicloud/fcv3-trigger';
import type { PlacementProblem } from '../rules/placement';

/** Errors for resources that others name by their address, which has no instances, and that are repeated. */
export function repetitionProblems(named: readonly (TerraformResource | undefined)[]): PlacementProblem[] {
  return named.flatMap((resource): PlacementProblem[] => {
    const { count, forEach } = repetitionOf(resource);
    const prop = forEach === undefined ? 'count' : 'forEach';
    return count === undefined && forEach === undefined ? [] : [{ kind: 'repeated', prop, found: `given for ${resource!.node.path}` }];
  });
}

/** A warning for a trigger that is repeated under one name. */
export function sameNameProblem(trigger: Fcv3Trigger): PlacementProblem[] {
  const { count, forEach } = repetitionOf(trigger);
  const name = known(trigger.triggerNameInput);
  const isRepeated = forEach !== undefined || (typeof count === 'number' && count > 1);
  return isRepeated && typeof name === 'string' ? [{ kind: 'sameName', prop: 'triggerName', found: `${show(name)} for every instance` }] : [];
}

/** What decides how often a resource is there: the attributes of its class, or an override. */
function repetitionOf(resource: TerraformResource | undefined): { readonly count?: unknown; readonly forEach?: unknown } {
  const { count, forEach, rawOverrides = {} } = (resource ?? {}) as Partial<TerraformResource> & { readonly rawOverrides?: Record<string, unknown> };
  const number = typeof count === 'object' ? count.toTerraform() : count;
  return { count: known(rawOverrides.count ?? number), forEach: rawOverrides.for_each ?? forEach };
}
