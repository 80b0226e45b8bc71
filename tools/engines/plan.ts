import type { Diagnostic } from './diagnostic';

/** One resource in a plan. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    /** Its attributes, null where there is no such object. */
    readonly before: any;
    readonly after: any;
    /** `true` in the place of what only an apply will tell. */
    readonly after_unknown: any;
    readonly importing?: { readonly id: string };
    /** What forces a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** A plan as `show -json` tells it, as far as it is read here. */
export interface PlanDocument {
  readonly resource_changes?: readonly ResourceChange[];
}

/** A plan that can be looked at and applied. */
export interface Plan {
  /** The saved plan, in the engine's own form. */
  readonly file: string;
  readonly document: PlanDocument;
  readonly warnings: readonly Diagnostic[];
}

/** What a plan does, by address, such as `update` or `delete, create`; what it leaves alone, or only reads, is not there. */
export function changesIn({ document }: Plan): Record<string, string> {
  const changed = (document.resource_changes ?? []).filter(({ change: { actions } }) => !['no-op', 'read'].includes(actions.join()));
  return Object.fromEntries(changed.map(({ address, change: { actions } }) => [address, actions.join(', ')]));
}

/** The IDs that a plan imports, by address. */
export function importsIn({ document }: Plan): Record<string, string> {
  const imported = (document.resource_changes ?? []).filter(({ change }) => change.importing);
  return Object.fromEntries(imported.map(({ address, change }) => [address, change.importing!.id]));
}

/** The top-level attributes of a resource that a plan changes, in order; of a new or unchanged one there are none. */
export function changedAttributes({ document }: Plan, address: string): string[] {
  const { before, after, after_unknown: unknown } = document.resource_changes!.find((each) => each.address === address)!.change;
  if (before === null || after === null) {
    return [];
  }
  return Object.keys({ ...before, ...after, ...unknown })
    .filter((name) => unknown[name] === true || JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
}
