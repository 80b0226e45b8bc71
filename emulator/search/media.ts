/** What kind of media a search finds; the name is that of the API's SearchType. */
export type MediaType = 'video' | 'audio' | 'image' | 'attached';

/** One media of the account, as a search finds it. Searches read it whenever they need it: it is not to be changed, but replaced. */
export interface LibraryMedia {
  readonly mediaId: string;
  /** @default video */
  readonly mediaType?: MediaType;
  /** When it was made, which is before it is playable, in milliseconds since 1970. The API tells whole seconds. */
  readonly createdAt: number;
  /** In milliseconds since 1970. @default `createdAt` */
  readonly modifiedAt?: number;
  /** @default the media ID */
  readonly title?: string;
  /** As the API names it: Uploading, UploadFail, UploadSucc, Transcoding, TranscodeFail, Blocked, Normal … @default Normal */
  readonly status?: string;
  readonly cateId?: number;
  readonly tags?: readonly string[];
  /** Further fields by the API's own names, such as StorageLocation, Size, Duration or CoverURL. */
  readonly fields?: Readonly<Record<string, string | number | readonly string[]>>;
}
