import { TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct, Node } from 'constructs';
import { show } from '../job/show';
import type { PlacementProblem } from '../rules/placement';
import { sharedInApp } from './app-state';
import { whenWritten } from './written';

interface Move {
  readonly from: string;
  readonly to: string;
}

/** The constructs of an app that were moved, by their former paths. */
const movedIn = (construct: IConstruct) => sharedInApp(construct, 'moved', () => new Map<string, IConstruct[]>());

/** The path that names are made of: the former one where a construct was moved, so that nothing is renamed by the move. */
export function namingPath(construct: IConstruct, formerPath: string | undefined): string {
  return formerPath === undefined ? construct.node.path : `${TerraformStack.of(construct).node.path}/${formerPath}`;
}

/**
 * Moves a construct's resources in the state, from the addresses that they had before.
 *
 * The address that they have now is read when the stack is written: an override of the logical ID may come later.
 *
 * @param formerPath the construct's former path below its stack; left out where it has not moved.
 * @param formerIds the IDs that resources had below the construct in former versions, by those that they have now.
 */
export function moveResources(construct: IConstruct, formerPath: string | undefined, formerIds: Readonly<Record<string, string>> = {}): void {
  if (formerPath === undefined && Object.keys(formerIds).length === 0) {
    return;
  }
  const stack = TerraformStack.of(construct);
  if (formerPath !== undefined) {
    const path = namingPath(construct, formerPath);
    movedIn(construct).set(path, [...(movedIn(construct).get(path) ?? []), construct]);
  }
  const place = formerPath ?? construct.node.path.slice(stack.node.path.length + 1);
  for (const [resource, from] of formerAddresses(construct, place, formerIds)) {
    const type = resource.terraformResourceType;
    whenWritten(resource, (fragment) => {
      const to = `${type}.${resource.friendlyUniqueId}`;
      if (from !== to && !overriddenMoves(stack).some((move) => move.from === from)) {
        fragment.moved = [...[fragment.moved ?? []].flat(), { from, to }];
      }
    });
  }
}

/** What is wrong with a former path: none that a construct can have had, that of another stack, or one that is in use. */
export function moveProblems(construct: IConstruct, formerPath: string): PlacementProblem[] {
  const stack = TerraformStack.of(construct);
  const problem = (found: string, allowed?: string): PlacementProblem[] => [{ kind: 'move', prop: 'formerPath', found, allowed }];
  const ids = formerPath.split('/');
  if (ids.includes('')) {
    return problem(show(formerPath), ids.every((id) => id === '') ? undefined : show(ids.filter((id) => id !== '').join('/')));
  }
  if (stack.node.tryFindChild(ids[0]) === undefined) {
    const stacks = construct.node.root.node.findAll().filter((each) => TerraformStack.isStack(each));
    const named = stacks.find(({ node }) => formerPath === node.path || formerPath.startsWith(`${node.path}/`));
    if (named === stack) {
      const below = formerPath.slice(stack.node.path.length + 1);
      return problem(`${show(formerPath)}, which starts with the stack's own name`, below === '' ? undefined : show(below));
    }
    if (named !== undefined) {
      return problem(
        `${show(formerPath)}, which is in the stack ${named.node.path}`,
        'a path in the same stack: Terraform moves nothing from one state to another',
      );
    }
  }
  const same =
    movedIn(construct)
      .get(namingPath(construct, formerPath))
      ?.filter((other) => other !== construct) ?? [];
  if (same.length > 0) {
    return problem(`${show(formerPath)}, which is also that of ${same.map(({ node }) => node.path).join(', ')}`);
  }
  const present = new Map(resourcesIn(stack).map((resource) => [addressOf(resource), resource]));
  const inTheWay = formerAddresses(construct, formerPath)
    .map(([resource, from]) => (addressOf(resource) === from ? undefined : present.get(from)))
    .find((other) => other !== undefined);
  return inTheWay === undefined
    ? []
    : problem(
        `${show(formerPath)}, where ${inTheWay.node.path} stands`,
        'the path of a construct that is no longer there; the new one needs another ID',
      );
}

/** The resources of a construct, and the addresses that they had in its former place. */
function formerAddresses(
  construct: IConstruct,
  formerPath: string,
  formerIds: Readonly<Record<string, string>> = {},
): (readonly [TerraformResource, string])[] {
  const stack = TerraformStack.of(construct);
  return resourcesIn(construct).map((resource) => {
    const below = resource.node.path.slice(construct.node.path.length + 1);
    const ids = [...formerPath.split('/'), ...(formerIds[below] ?? below).split('/')];
    return [resource, `${resource.terraformResourceType}.${logicalIdAt(stack, ids)}`];
  });
}

function resourcesIn({ node }: IConstruct): TerraformResource[] {
  return node.findAll().filter((each): each is TerraformResource => TerraformResource.isTerraformResource(each));
}

function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** The moves that the stack's own override names, as an array: one block alone would replace ours. */
function overriddenMoves(stack: TerraformStack): Move[] {
  const { rawOverrides } = stack as unknown as { readonly rawOverrides: { moved?: unknown } };
  const moves = [rawOverrides.moved ?? []].flat() as Move[];
  if (moves.length > 0) {
    rawOverrides.moved = moves;
  }
  return moves;
}

/** The logical ID that an element would have at a path below its stack. */
function logicalIdAt(stack: TerraformStack, ids: readonly string[]): string {
  const scopes = [stack, ...ids.map((id) => ({ node: { id } }))];
  return stack.getLogicalId({ scopes } as unknown as Node);
}
