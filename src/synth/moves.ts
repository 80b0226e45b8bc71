import { TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct, Node } from 'constructs';
import { whenWritten } from './written';

interface Move {
  readonly from: string;
  readonly to: string;
}

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
  const place = formerPath?.split('/') ?? construct.node.path.slice(stack.node.path.length + 1).split('/');
  for (const resource of construct.node.findAll().filter((each): each is TerraformResource => TerraformResource.isTerraformResource(each))) {
    const below = resource.node.path.slice(construct.node.path.length + 1);
    const type = resource.terraformResourceType;
    const from = `${type}.${logicalIdAt(stack, [...place, ...(formerIds[below] ?? below).split('/')])}`;
    whenWritten(resource, (fragment) => {
      const to = `${type}.${resource.friendlyUniqueId}`;
      if (from !== to && !overriddenMoves(stack).some((move) => move.from === from)) {
        fragment.moved = [...[fragment.moved ?? []].flat(), { from, to }];
      }
    });
  }
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
