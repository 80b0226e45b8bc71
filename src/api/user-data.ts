/**
 * What travels along with a submission, for VOD's callbacks.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/request-parameters
 */
export interface UserData {
  /**
   * Where VOD posts its callback for these media: a URL with http or https.
   *
   * It takes effect only where an HTTP callback and its events are set up in the ApsaraVideo VOD console.
   *
   * @default - the callback of the console alone
   */
  readonly callbackUrl?: string;

  /**
   * Fields of your own, which VOD hands back in the callback.
   *
   * Texts are data: a `${` inside a longer text stays as it is. A token, or a text that as a whole is one `${...}`, is
   * an expression.
   *
   * @default - none
   */
  readonly extend?: { [key: string]: string };
}
