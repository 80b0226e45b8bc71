import { PROVIDER_FLOOR } from './provider-range';
import { type ErrorDraft, type Rule, type Violation, errors, warnings } from './rule';
import type { Values } from './values';

/** What is wrong with the place of a construct: its address, the move to it, its repetition, or the providers of its stack. */
export interface PlacementProblem extends Violation {
  readonly kind: 'address' | 'lateOverride' | 'move' | 'twoProviders' | 'oldProvider' | 'repeated' | 'onlyAliases' | 'sameName';
}

/** A rule that there is no problem of a kind. */
function noProblem(kind: PlacementProblem['kind'], draft: Omit<ErrorDraft, 'props' | 'reads' | 'check' | 'plan'>): ErrorDraft {
  return {
    ...draft,
    props: [],
    reads: ['placement.problems'],
    check: (values) => problemsOf(values).filter((problem) => problem.kind === kind),
    plan: 'the tree of constructs is known at synth',
  };
}

function problemsOf(values: Values): readonly PlacementProblem[] {
  return (values.raw('placement.problems') ?? []) as readonly PlacementProblem[];
}

/** Where a construct stands, and with which providers. */
export const placementRules: readonly Rule[] = [
  ...errors('any', [
    noProblem('address', {
      id: 'MP085',
      title: 'A construct ID makes an address that Terraform takes',
      allowed: 'an ID that starts with a letter or _, in the outermost scope below the stack; or an override of the logical ID',
      why: 'Terraform refuses the address when it is initialized',
      see: 'https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers',
    }),
    noProblem('move', {
      id: 'MP086',
      title: 'A former path is one that a construct had in its stack, and has no longer',
      allowed: 'the former path below the stack, the IDs with single slashes between them, such as Group/Nightly',
      why: 'the move would come from nowhere, and the plan would replace instead',
      see: 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring',
    }),
    noProblem('twoProviders', {
      id: 'MP087',
      title: 'A stack has one alicloud provider of each alias, and one without',
      allowed: 'another alias, given as provider to the constructs that use it',
      why: 'Terraform refuses two configurations of one name when it is initialized',
      see: 'https://developer.hashicorp.com/terraform/language/providers/configuration#alias-multiple-provider-configurations',
    }),
    noProblem('oldProvider', {
      id: 'MP088',
      title: 'The version of the alicloud provider is one that has all arguments',
      allowed: `a constraint that allows ${PROVIDER_FLOOR} or a later version`,
      why: 'an earlier one does not know all arguments that the library writes',
    }),
    noProblem('lateOverride', {
      id: 'MP098',
      title: 'An override of a logical ID has an effect',
      allowed: 'no override where other resources name this one; a stack class of your own may choose logical IDs by allocateLogicalId',
      why: 'cdktf ignores an override that comes after the address was asked for',
    }),
    noProblem('repeated', {
      id: 'MP099',
      title: 'A resource that others name is not repeated',
      allowed: 'count or forEach on the trigger of a schedule; a prefetcher for each repetition, made in a loop of the program',
      why: 'the resources that name it would have to name one of its instances, and Terraform refuses the plan',
      see: 'https://developer.hashicorp.com/terraform/language/meta-arguments/count#referring-to-instances',
    }),
  ]),
  ...warnings('any', [
    noProblem('onlyAliases', {
      id: 'MP130',
      title: 'A stack whose alicloud providers all have an alias says which of them to use',
      allowed: 'provider given, or a provider of the stack without an alias',
      why: 'Terraform would use a provider of its own without any settings, whose region and account come from the environment',
      see: 'https://developer.hashicorp.com/terraform/language/providers/configuration#default-provider-configurations',
    }),
    noProblem('sameName', {
      id: 'MP131',
      title: 'A repeated trigger has a name for each of its instances',
      allowed: "a triggerName with the iterator's key, or the index of a count",
      why: 'a function has one trigger of a name, and the apply fails at the second',
    }),
  ]),
];
