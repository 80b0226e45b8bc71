/**
 * Destinations for run results. The provider takes both queues or none; one that is left out is created.
 *
 * Never rely on destinations alone for alarms: the vendor's documentation is inconsistent about runs that a timer starts.
 */
export interface DestinationOptions {
  /**
   * ARN of an existing message queue for failed runs: `acs:mns:REGION:ACCOUNT:/queues/NAME/messages`.
   *
   * @default - a queue is created that keeps messages for 7 days
   */
  readonly failureQueueArn?: string;

  /**
   * ARN of an existing message queue for the other runs.
   *
   * @default - a queue is created that keeps messages for an hour
   */
  readonly successQueueArn?: string;
}
