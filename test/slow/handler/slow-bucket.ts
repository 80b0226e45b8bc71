import type { Files } from '../../../handler/ledger/files';
import type { VirtualClock } from '../../handler/support/virtual-clock';

/** Names that one round trip lists: the fewer of the two versions of ossfs. */
const NAMES_PER_PAGE = 100;

/** A bucket behind a mount whose every operation takes round trips: one a page of a list, two for opening and reading, or for creating. */
export class SlowBucket implements Files {
  roundTrips = 0;
  private atWork = 0;
  /** The most operations at the same time. */
  mostAtWork = 0;
  private readonly children = new Map<string, Set<string>>();
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly clock: VirtualClock,
    /** Milliseconds of a round trip. */
    public milliseconds: number,
  ) {}

  get objects(): number {
    return this.texts.size;
  }

  async list(folder: string): Promise<string[]> {
    const names = [...(this.children.get(folder) ?? [])];
    await this.travel(Math.max(1, Math.ceil(names.length / NAMES_PER_PAGE)));
    return names;
  }

  async read(path: string): Promise<string> {
    await this.travel(2);
    const text = this.texts.get(path);
    if (text === undefined) {
      throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    }
    return text;
  }

  async makeFolder(folder: string): Promise<void> {
    await this.travel(2);
    this.add(folder);
  }

  async create(path: string, text: string): Promise<void> {
    await this.travel(2);
    this.add(path);
    this.texts.set(path, text);
  }

  /** Removes objects, as if they had never been written. */
  remove(isGone: (path: string) => boolean): void {
    for (const path of [...this.texts.keys()].filter(isGone)) {
      this.texts.delete(path);
      this.children.get(path.slice(0, path.lastIndexOf('/')))!.delete(path.slice(path.lastIndexOf('/') + 1));
    }
  }

  private add(path: string): void {
    const at = path.lastIndexOf('/');
    if (at > 0 && this.children.get(path.slice(0, at))?.has(path.slice(at + 1)) !== true) {
      this.add(path.slice(0, at));
      this.children.set(path.slice(0, at), (this.children.get(path.slice(0, at)) ?? new Set<string>()).add(path.slice(at + 1)));
    }
  }

  private async travel(roundTrips: number): Promise<void> {
    this.roundTrips += roundTrips;
    this.mostAtWork = Math.max(this.mostAtWork, ++this.atWork);
    if (this.milliseconds > 0) {
      await this.clock.sleep(roundTrips * this.milliseconds);
    }
    this.atWork--;
  }
}
