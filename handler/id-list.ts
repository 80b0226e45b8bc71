/** Maximum number of media IDs of one reason in the report, and in one log line. */
export const IDS_PER_LIST = 100;

// Keeps a line of long IDs below what one log entry holds.
const IDS_BYTES = 24 * 1024;

/**
 * Media IDs for the report: keeps the first hundred, and passes the others on in portions of at most a hundred.
 *
 * So a run remembers at most two hundred IDs of a reason.
 */
export class IdList {
  /** How many IDs were added. */
  total = 0;
  /** The first of them. */
  readonly kept: string[] = [];

  private others: string[] = [];
  private keptBytes = 0;
  private otherBytes = 0;

  constructor(
    /** Bounds a text that may be no media ID. */
    private readonly clean: (id: string) => string,
    private readonly passOn: (ids: readonly string[]) => void,
  ) {}

  add(text: string): void {
    const id = this.clean(text);
    this.total++;
    const bytes = bytesOf(id);
    if (this.total <= IDS_PER_LIST && this.keptBytes + bytes <= IDS_BYTES) {
      this.keptBytes += bytes;
      this.kept.push(id);
    } else {
      this.other(id, bytes);
    }
  }

  /** Passes on the last half of the kept IDs, so that the report gets shorter. */
  halve(): void {
    for (const id of this.kept.splice(Math.floor(this.kept.length / 2))) {
      this.other(id, bytesOf(id));
    }
  }

  /** Passes on what is left. */
  flush(): void {
    if (this.others.length > 0) {
      this.passOn(this.others);
      this.others = [];
      this.otherBytes = 0;
    }
  }

  private other(id: string, bytes: number): void {
    if (this.others.length === IDS_PER_LIST || this.otherBytes + bytes > IDS_BYTES) {
      this.flush();
    }
    this.others.push(id);
    this.otherBytes += bytes;
  }
}

/** Bytes of an ID in a list of JSON. */
function bytesOf(id: string): number {
  return Buffer.byteLength(JSON.stringify(id)) + 1;
}
