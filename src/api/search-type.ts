/** What a search looks for. */
export enum SearchType {
  VIDEO = 'video',
  AUDIO = 'audio',
}
