import type { Standing } from '../../cli/terminal/progress';
import type { VodEmulator } from '../../emulator';

/** What has arrived at the server so far. */
export class Seen implements Standing {
  private read = 0;
  private readonly media = new Set<string>();

  constructor(private readonly emulator: VodEmulator) {}

  calls(): number {
    return this.emulator.calls.length;
  }

  answeredMedia(): number {
    const { calls } = this.emulator;
    for (; this.read < calls.length; this.read++) {
      const { action, done, mediaIds } = calls[this.read];
      if (action === 'RefreshMediaPlayUrls' && done) {
        mediaIds.forEach((id) => this.media.add(id));
      }
    }
    return this.media.size;
  }
}
