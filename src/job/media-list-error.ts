/** A text that is no list of media IDs, or not a whole one. The message is a clause without a capital letter at its start. */
export class MediaListError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MediaListError';
  }
}
