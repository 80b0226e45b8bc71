/** Type of the media assets that a search finds. */
export enum SearchType {
  VIDEO = 'video',
  AUDIO = 'audio',
}
