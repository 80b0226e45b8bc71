/** The kind of a media asset; the names are those of the API's SearchType. */
export type MediaType = 'video' | 'audio';

/** One media asset of the account, as a search finds it. */
export interface LibraryMedia {
  readonly mediaId: string;
  /** @default video */
  readonly mediaType?: MediaType;
  /** Creation time, in milliseconds since 1970: earlier than the media asset is playable. */
  readonly createdAt: number;
  /** Time of the last change, in milliseconds since 1970. @default `createdAt` */
  readonly modifiedAt?: number;
  /** @default the media ID */
  readonly title?: string;
  /** Status by the API's name: Uploading, UploadFail, UploadSucc, Transcoding, TranscodeFail, Blocked, Normal … @default Normal */
  readonly status?: string;
  /** ID of the category. @default none */
  readonly cateId?: number;
}

/** The title of a media asset. */
export function titleOf({ title, mediaId }: LibraryMedia): string {
  return title ?? mediaId;
}
