import { Aspects, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct, Node } from 'constructs';

interface Move {
  readonly from: string;
  readonly to: string;
}

const movesOf = new WeakMap<TerraformStack, Move[]>();

/** The path that names are made of: the former one where a construct was moved, so that nothing is renamed by the move. */
export function namingPath(construct: IConstruct, formerPath: string | undefined): string {
  return formerPath === undefined ? construct.node.path : `${TerraformStack.of(construct).node.path}/${formerPath}`;
}

/**
 * Has Terraform move a construct's resources in the state, from the addresses that they had before.
 *
 * @param formerPath where the construct stood, below its stack; left out where it stands where it stood.
 * @param formerIds the IDs that resources had below the construct in former versions, by the ones that they have now.
 */
export function moveResources(construct: IConstruct, formerPath: string | undefined, formerIds: Readonly<Record<string, string>> = {}): void {
  if (formerPath === undefined && Object.keys(formerIds).length === 0) {
    return;
  }
  const stack = TerraformStack.of(construct);
  const place = formerPath?.split('/') ?? construct.node.path.slice(stack.node.path.length + 1).split('/');
  const moves = construct.node
    .findAll()
    .filter((each): each is TerraformResource => TerraformResource.isTerraformResource(each))
    .map((resource) => {
      const below = resource.node.path.slice(construct.node.path.length + 1);
      const type = resource.terraformResourceType;
      const former = [...place, ...(formerIds[below] ?? below).split('/')];
      return { from: `${type}.${logicalIdAt(stack, former)}`, to: `${type}.${resource.friendlyUniqueId}` };
    });
  addMoves(
    stack,
    moves.filter(({ from, to }) => from !== to),
  );
}

/** Appends to what the stack's own override says, whenever that was given. */
function addMoves(stack: TerraformStack, moves: readonly Move[]): void {
  const known = movesOf.get(stack);
  if (known) {
    known.push(...moves);
    return;
  }
  const all = [...moves];
  movesOf.set(stack, all);
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === stack) {
        const { rawOverrides } = stack as unknown as { readonly rawOverrides: { readonly moved?: unknown } };
        const own = [rawOverrides.moved ?? []].flat() as Move[];
        const missing = all.filter(({ from }) => !own.some((move) => move.from === from));
        stack.addOverride('moved', [...own, ...missing]);
      }
    },
  });
}

/** The logical ID that an element would have at a path below its stack. */
function logicalIdAt(stack: TerraformStack, ids: readonly string[]): string {
  const scopes = [stack, ...ids.map((id) => ({ node: { id } }))];
  return stack.getLogicalId({ scopes } as unknown as Node);
}
