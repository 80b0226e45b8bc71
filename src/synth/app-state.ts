import type { IConstruct } from 'constructs';
import { PACKAGE_FOLDER, PACKAGE_NAME, ownManifest } from './package-folder';

const KEY = Symbol.for(PACKAGE_NAME);

/** One copy of this library among those that are installed. */
interface LibraryCopy {
  readonly folder: string;
  readonly version: string;
}

/** What the constructs of one app share; it hangs on the app's root. */
interface AppState {
  readonly copy: LibraryCopy;
  readonly shared: Map<string, unknown>;
}

/**
 * A value that all constructs of an app share, by its name; made where it is not there yet.
 *
 * @throws Error where another copy of this library has constructs in the app: neither would know of the other's.
 */
export function sharedInApp<T>(construct: IConstruct, name: string, make: () => T): T {
  const { shared } = appStateOf(construct);
  if (!shared.has(name)) {
    shared.set(name, make());
  }
  return shared.get(name) as T;
}

function appStateOf(construct: IConstruct): AppState {
  const root = construct.node.root as IConstruct & { [KEY]?: AppState };
  const found = root[KEY];
  if (found === undefined) {
    const state: AppState = { copy: THIS_COPY, shared: new Map() };
    Object.defineProperty(root, KEY, { value: state });
    return state;
  }
  if (found.copy.folder !== PACKAGE_FOLDER) {
    const name = ({ folder, version }: LibraryCopy) => `version ${version} in ${folder}`;
    throw new Error(
      `[${construct.node.path}] This app uses two copies of ${PACKAGE_NAME}: ${name(found.copy)} and ${name(THIS_COPY)}. ` +
        'Constructs of one copy do not know those of the other. Install one version for the whole app, for example with "npm dedupe".',
    );
  }
  return found;
}

const THIS_COPY: LibraryCopy = {
  folder: PACKAGE_FOLDER,
  get version(): string {
    return ownManifest()?.version ?? 'unknown, as it was bundled,';
  },
};
