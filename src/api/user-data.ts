/**
 * Data that VOD returns in its callbacks for a submission.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/request-parameters
 */
export interface UserData {
  /**
   * URL to which VOD posts its callback for these media assets, with http or https.
   *
   * It takes effect only where an HTTP callback and its events are set up in the ApsaraVideo VOD console.
   *
   * @default - the callback of the console alone
   */
  readonly callbackUrl?: string;

  /**
   * Fields of your own, which VOD returns in the callback.
   *
   * Values are data: a `${` inside a longer text stays as it is. A token, or a text that as a whole is one `${...}`, is an
   * expression.
   *
   * @default - none
   */
  readonly extend?: { [key: string]: string };
}
