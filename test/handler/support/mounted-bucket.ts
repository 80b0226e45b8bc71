import type { Files } from '../../../handler/ledger/files';

/** What a mount does instead of its work: an error code of the system, or nothing for ever. */
export type MountFault = 'ENOSPC' | 'EROFS' | 'EIO' | 'ENOTCONN' | 'hang';

/** One thing that a mount is asked for. */
export interface MountCall {
  readonly what: 'list' | 'read' | 'makeFolder' | 'create';
  readonly path: string;
}

/**
 * A bucket as a function sees it through its mount: objects appear whole, when they are closed, and whoever is killed before
 * leaves nothing. There is no appending, no renaming and no writing over: the handler's files cannot ask for it.
 */
export class MountedBucket implements Files {
  readonly objects = new Map<string, string>();
  readonly folders = new Set<string>();
  readonly calls: MountCall[] = [];
  /** What goes wrong. */
  fault: (call: MountCall) => MountFault | undefined = () => undefined;

  /** The names of the objects below the bucket, without the folders. */
  get names(): string[] {
    return [...this.objects.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();
  }

  /** The one object whose name ends so. */
  path(end: string): string {
    const found = [...this.objects.keys()].filter((path) => path.endsWith(end));
    if (found.length !== 1) {
      throw new Error(`${found.length} objects end with ${end}: ${found.join(', ')}`);
    }
    return found[0];
  }

  /** Cuts an object off in its middle. */
  truncate(path: string): void {
    const text = this.objects.get(path)!;
    this.objects.set(path, text.slice(0, Math.floor(text.length / 2)));
  }

  async list(folder: string): Promise<string[]> {
    await this.arrive({ what: 'list', path: folder });
    const below = [...this.objects.keys(), ...this.folders].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0]))];
  }

  async read(path: string): Promise<string> {
    await this.arrive({ what: 'read', path });
    const text = this.objects.get(path);
    if (text === undefined) {
      throw problem('ENOENT');
    }
    return text;
  }

  async makeFolder(folder: string): Promise<void> {
    await this.arrive({ what: 'makeFolder', path: folder });
    this.folders.add(folder);
  }

  async create(path: string, text: string): Promise<void> {
    await this.arrive({ what: 'create', path });
    if (this.objects.has(path)) {
      throw problem('EEXIST');
    }
    this.objects.set(path, text);
  }

  private async arrive(call: MountCall): Promise<void> {
    this.calls.push(call);
    const fault = this.fault(call);
    await (fault === 'hang' ? new Promise<never>(() => undefined) : Promise.resolve());
    if (fault !== undefined) {
      throw problem(fault);
    }
  }
}

function problem(code: string): Error {
  return Object.assign(new Error(code), { code });
}
