/** What a media ID is made of, as a part of a pattern. */
export const MEDIA_ID_CHARACTERS = '[A-Za-z0-9_-]+';

/** VOD reads lists separated by commas, and no media ID holds anything but these characters. */
export const MEDIA_ID = `^${MEDIA_ID_CHARACTERS}$`;

const PATTERN = new RegExp(MEDIA_ID);

/** Whether a text can be a media ID. */
export function isMediaId(text: string): boolean {
  return PATTERN.test(text);
}
