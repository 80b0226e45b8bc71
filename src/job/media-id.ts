/** What a media ID is made of, as a part of a pattern. */
export const MEDIA_ID_CHARACTERS = '[A-Za-z0-9_-]+';

/** VOD reads lists separated by commas, and no media ID holds anything but these characters. */
export const MEDIA_ID = `^${MEDIA_ID_CHARACTERS}$`;

/** Length of every media ID known so far. */
export const USUAL_ID_DIGITS = 32;

const PATTERN = new RegExp(MEDIA_ID);
const USUAL = new RegExp(`^[0-9a-fA-F]{${USUAL_ID_DIGITS}}$`);

/** Whether a text can be a media ID. */
export function isMediaId(text: string): boolean {
  return PATTERN.test(text);
}

/** Whether a text has the form of every media ID known so far: 32 hexadecimal digits. */
export function isUsualMediaId(text: string): boolean {
  return USUAL.test(text);
}

/** Media IDs to exclude. Hexadecimal digits mean the same in any case: an ID in another case excludes as well. */
export class ExcludedMedia {
  private readonly ids = new Set<string>();

  public add(mediaIds: Iterable<string>): this {
    for (const id of mediaIds) {
      this.ids.add(anyCase(id));
    }
    return this;
  }

  /** The media IDs that are left. */
  public leaves(mediaIds: Iterable<string>): string[] {
    return [...mediaIds].filter((id) => !this.ids.has(anyCase(id)));
  }
}

function anyCase(id: string): string {
  return isUsualMediaId(id) ? id.toLowerCase() : id;
}
