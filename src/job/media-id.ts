/** What a media ID is made of, as a part of a pattern. */
export const MEDIA_ID_CHARACTERS = '[A-Za-z0-9_-]+';

const MEDIA_ID = new RegExp(`^${MEDIA_ID_CHARACTERS}$`);

/** Whether a text can be a media ID: VOD reads lists separated by commas, and no media ID holds anything but these characters. */
export function isMediaId(text: string): boolean {
  return MEDIA_ID.test(text);
}
