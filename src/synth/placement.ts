import { TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { show } from '../job/show';
import type { PlacementProblem } from '../rules/placement';
import { sharedInApp } from './app-state';
import { moveProblems } from './moves';
import { aliasProblem, stackProblems } from './providers';

const ADDRESS = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** What decides over the place of a construct. */
export interface PlacementProps {
  readonly formerPath?: string;
  /** Whether its resources get the stack's own provider because none was given to it. */
  readonly ownProvider: boolean;
}

/** Notes that a construct of this library stands in its stack. */
export function place(construct: IConstruct): void {
  const stacks = stacksOf(construct);
  const stack = TerraformStack.of(construct);
  stacks.set(stack, stacks.get(stack) ?? construct);
}

/** What is wrong with the place of a construct, once the whole app is there; what concerns its stack, only of the first one in it. */
export function placementProblems(construct: IConstruct, { formerPath, ownProvider }: PlacementProps): readonly PlacementProblem[] {
  const stack = TerraformStack.of(construct);
  return [
    ...addressProblems(construct),
    ...(formerPath === undefined ? [] : moveProblems(construct, formerPath)),
    ...(ownProvider ? aliasProblem(stack) : []),
    ...(stacksOf(construct).get(stack) === construct ? stackProblems(stack) : []),
  ];
}

function stacksOf(construct: IConstruct): Map<TerraformStack, IConstruct> {
  return sharedInApp(construct, 'stacks', () => new Map<TerraformStack, IConstruct>());
}

/** The addresses of a construct's elements begin alike: the first wrong one tells. Overrides that cdktf ignores are reported one by one. */
function addressProblems({ node }: IConstruct): PlacementProblem[] {
  const elements = node.findAll().filter((each): each is TerraformElement => TerraformElement.isTerraformElement(each));
  const wrong = elements.map(({ friendlyUniqueId }) => friendlyUniqueId).find((id) => !ADDRESS.test(id));
  const late = elements.flatMap((element): PlacementProblem[] => {
    const { _logicalIdOverride: override } = element as unknown as { readonly _logicalIdOverride?: string };
    return override === undefined || override === element.friendlyUniqueId
      ? []
      : [
          {
            kind: 'lateOverride',
            prop: 'overrideLogicalId',
            found: `${show(override)} for ${element.node.path}, whose address is ${element.friendlyUniqueId} already`,
          },
        ];
  });
  return [
    ...(wrong === undefined ? [] : [{ kind: 'address' as const, prop: 'id', found: `${show(node.id)}, which makes the address ${wrong}` }]),
    ...late,
  ];
}
