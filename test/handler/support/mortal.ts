import type { Files } from '../../../handler/ledger/files';
import type { Transport } from '../../../handler/transport';

/**
 * A process that can be killed at any of its steps: whatever it does outside of itself is a step before and a step after.
 *
 * Once it is dead, nothing outside answers it any more, and nothing that it does has an effect.
 */
export class Mortal {
  /** Fulfilled by its death. */
  readonly death: Promise<'killed'>;
  steps = 0;
  private die!: () => void;
  private dead = false;

  constructor(
    private readonly diesAtStep: number = Infinity,
    /** How long a file is open until its bytes are there. */
    private readonly whileOpen: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.death = new Promise((resolve) => (this.die = () => resolve('killed')));
  }

  files(files: Files): Files {
    return {
      list: (folder) => this.act(() => files.list(folder)),
      read: (path) => this.act(() => files.read(path)),
      makeFolder: (folder) => this.act(() => files.makeFolder(folder)),
      create: (path, text) =>
        this.act(async () => {
          await this.whileOpen();
          // Whoever dies before the end loses what was open.
          await this.step();
          await files.create(path, text);
        }),
    };
  }

  transport(transport: Transport): Transport {
    return { send: (request, signal) => this.act(() => transport.send(request, signal)), close: () => transport.close() };
  }

  private async act<T>(work: () => Promise<T>): Promise<T> {
    await this.step();
    const done = work();
    done.catch(() => undefined);
    try {
      return await done;
    } finally {
      await this.step();
    }
  }

  private async step(): Promise<void> {
    if (!this.dead && ++this.steps === this.diesAtStep) {
      this.dead = true;
      this.die();
    }
    if (this.dead) {
      await new Promise<never>(() => undefined);
    }
  }
}
