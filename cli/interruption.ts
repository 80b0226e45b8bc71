import { constants } from 'node:os';

/** The signals that end a command: Ctrl-C, what stops a process, and the end of its terminal. */
export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type EndingSignal = (typeof ENDING_SIGNALS)[number];

/** Signals from outside: the first lets work that can end by itself do so; any other ends the command at once. */
export class Interruption {
  private first?: EndingSignal;
  private work?: AbortController;
  private readonly tasks = new Set<() => void>();

  /** The exit status of an interrupted command, as shells have it; undefined where nothing interrupted it. */
  get status(): number | undefined {
    return this.first === undefined ? undefined : 128 + constants.signals[this.first];
  }

  /** Takes a signal; returns whether the command is to end at once. */
  receive(signal: EndingSignal): boolean {
    const again = this.first !== undefined;
    this.first ??= signal;
    this.work?.abort();
    return again || this.work === undefined;
  }

  /** Work that ends by itself, and soon, once its signal is aborted. */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.work = controller;
    try {
      return await work(controller.signal);
    } finally {
      this.work = undefined;
    }
  }

  /** Does something at the command's end, however it ends; the returned function takes it back. */
  atEnd(task: () => void): () => void {
    this.tasks.add(task);
    return () => void this.tasks.delete(task);
  }

  /** The command ends. */
  end(): void {
    this.tasks.forEach((task) => task());
    this.tasks.clear();
  }
}
