/**
 * Where Function Compute sends a message after a run. The provider takes both queues or none; one left out is made.
 *
 * Never the only alarm: whether runs that a timer starts reach a destination at all is told differently on different pages of
 * the vendor.
 */
export interface DestinationOptions {
  /**
   * The ARN of a message queue of yours for failed runs: `acs:mns:REGION:ACCOUNT:/queues/NAME/messages`.
   *
   * @default - a queue is made that keeps messages for 7 days
   */
  readonly failureQueueArn?: string;

  /**
   * The ARN of a message queue of yours for the other runs.
   *
   * @default - a queue is made that keeps messages for an hour
   */
  readonly successQueueArn?: string;
}
