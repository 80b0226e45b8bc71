import type { Values } from './values';

export { show } from '../job/show';

/** What a rule is about: one schedule with its selection and task, one prefetcher with all its schedules, or either. */
export type Subject = 'schedule' | 'prefetcher' | 'any';

/** An error would be refused by the service, or do nothing there; a warning works, but is probably not meant. */
export type Severity = 'error' | 'warning';

/** One broken rule: the prop, what was found there, and what is allowed where the rule's own sentence does not say it. */
export interface Violation {
  readonly prop: string;
  /** The value as the reader should see it, quoted where it is text. */
  readonly found: string;
  /** What is allowed, for this value; the rule's own `allowed` where left out. */
  readonly allowed?: string;
  /** Why, for this value; the rule's own `why` where left out. */
  readonly why?: string;
}

/**
 * A condition in Terraform's language that a value must meet which only the plan knows.
 *
 * What it found is an expression, never its value, so that a sensitive one does not silence the message.
 */
export interface PlanCheck extends Violation {
  /** The condition; what `of` and `openOf` in plan.ts answer stands for the values. */
  readonly condition: string;
  /** Lists that the condition names as `local.NAME`: Terraform shows a condition that is broken, and these are long. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/** The figures that a rule holds values against. */
export type Bounds = Readonly<Record<string, number>>;

/** A row of the rule table. */
export interface Rule {
  /** `MP001` …; never used again for another rule. */
  readonly id: string;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly title: string;
  /** The props that the rule is about; none where it is about every prop. */
  readonly props: readonly string[];
  /** What else it reads: values that follow from props, or from what is around the construct. */
  readonly reads: readonly string[];
  readonly allowed: string;
  readonly why?: string;
  /** The page that the rule comes from. */
  readonly see?: string;
  readonly bounds: Bounds;
  /** Whether the function judges the job that it received by this rule too. */
  readonly handler: boolean;
  /** Reads known values only, and answers every violation. */
  readonly check: (values: Values, bounds: Bounds) => readonly Violation[];
  /** The conditions on what only the plan knows, none where everything that the rule reads is known; or why a plan cannot judge it. */
  readonly plan: ((values: Values, bounds: Bounds) => readonly PlanCheck[]) | string;
}

/** A row of a list that gives its rules one subject and one severity; what it leaves out has a usual value. */
export type WarningDraft = Omit<Rule, 'subject' | 'severity' | 'reads' | 'bounds' | 'handler' | 'plan'> &
  Partial<Pick<Rule, 'reads' | 'bounds' | 'handler' | 'plan'>>;

export type ErrorDraft = WarningDraft & Pick<Rule, 'plan'>;

const USUAL = { reads: [], bounds: {}, handler: false };

export function errors(subject: Subject, drafts: readonly ErrorDraft[]): Rule[] {
  return drafts.map((draft) => ({ ...USUAL, subject, severity: 'error', ...draft }));
}

export function warnings(subject: Subject, drafts: readonly WarningDraft[]): Rule[] {
  const plan = 'what it compares is worked out at synth';
  return drafts.map((draft) => ({ ...USUAL, subject, severity: 'warning', plan, ...draft }));
}

/** No violation, shared: most checks answer it. */
export const NONE: readonly Violation[] = [];

/** The check of a rule that depends on the day on which a plan is made: nothing of it is known at synth. */
export const NOT_AT_SYNTH = (): readonly Violation[] => NONE;

/** The first few of many, as a message lists them. */
export function some(items: readonly string[], most = 5): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** A length of time as a message shows it. */
export function duration(seconds: number): string {
  if (seconds < 120) {
    return `${Math.ceil(seconds)} s`;
  }
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}

/** Whether something is a whole number within bounds, both ends included. */
export function isWholeNumber(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
