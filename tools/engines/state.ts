/** One resource of a state, with its attributes. */
export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: any;
}

/** A state as `show -json` tells it; without any object it holds no values. */
export interface StateDocument {
  readonly values?: { readonly root_module?: { readonly resources?: readonly StateResource[] }; readonly outputs?: any };
}

/** The objects of a state that were made, in the order of their addresses; what was only read is left out. */
export function managedIn({ values }: StateDocument): StateResource[] {
  return (values?.root_module?.resources ?? []).filter(({ mode }) => mode === 'managed');
}

/**
 * The one object of a type in a state.
 *
 * @throws Error where there is none, or more than one.
 */
export function onlyIn(state: StateDocument, type: string): StateResource {
  const found = managedIn(state).filter((each) => each.type === type);
  if (found.length !== 1) {
    throw new Error(`${found.length} objects of type ${type} in the state, where one is expected.`);
  }
  return found[0];
}
