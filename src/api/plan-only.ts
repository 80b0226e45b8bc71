/** What only the plan can know. */
export abstract class PlanOnly {}

/**
 * A value that follows from other props, as an expression of Terraform's language in which `of` stands for their values.
 */
export class Derived extends PlanOnly {
  constructor(
    public readonly expression: string,
    /** The prop that a message shows in its place. */
    public readonly shownAs: string,
  ) {
    super();
  }
}
