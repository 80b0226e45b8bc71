/** What a media is expected to cost in URLs of one task type: what its task says, or the most that a media has cost so far. */
export class UrlEstimate {
  private most = 0;

  /** @param fromTask what the task says; undefined where only VOD knows */
  constructor(private readonly fromTask: number | undefined) {}

  /** Undefined as long as nothing tells. */
  get perMedia(): number | undefined {
    return Math.max(this.fromTask ?? 0, this.most) || undefined;
  }

  /** VOD made so many URLs of a media. */
  saw(urls: number): void {
    this.most = Math.max(this.most, urls);
  }
}
