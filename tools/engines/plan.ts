import type { Diagnostic } from './diagnostic';

/** One resource in a plan. */
interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    /** Its attributes; null where there is no such object. */
    readonly before: any;
    readonly after: any;
    /** `true` in the place of what only an apply will tell. */
    readonly after_unknown: any;
    readonly importing?: { readonly id: string };
    /** What forces a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** A plan, as far as it is read here. */
export interface Plan {
  readonly document: { readonly resource_changes?: readonly ResourceChange[] };
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

/** The top-level attributes of a resource that a plan changes, in order; there are both an old and a new object. */
export function changedAttributes({ document }: Plan, address: string): string[] {
  const { before, after, after_unknown: unknown } = document.resource_changes!.find((each) => each.address === address)!.change;
  return Object.keys({ ...before, ...after, ...unknown })
    .filter((name) => unknown[name] === true || JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
}
