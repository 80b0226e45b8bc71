/** What gives batches of media, each ID once; none at the end. */
export interface BatchSource {
  next(size: number): Promise<string[]>;
}

/** A source without the media that something speaks against. */
export class Remaining implements BatchSource {
  constructor(
    private readonly source: BatchSource,
    private readonly isLeftOut: (mediaId: string) => boolean,
  ) {}

  /** The next media, at most so many; none at the end. */
  async next(size: number): Promise<string[]> {
    const kept: string[] = [];
    while (kept.length < size) {
      const batch = await this.source.next(size - kept.length);
      if (batch.length === 0) {
        break;
      }
      kept.push(...batch.filter((id) => !this.isLeftOut(id)));
    }
    return kept;
  }
}
