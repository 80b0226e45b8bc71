import { cronOfRate, isCron, nextRuns, parseCron, parseExpression, renderExpression } from '../schedule-time';
import type { Schedule } from '../schedule-time';
import { partsOfExpression } from './expression-parts';
import { isExpression, known } from './tokens';

/**
 * The fields of a cron, as texts in the dialect of Function Compute: numbers, `*`, lists `1,2`, ranges `1-5`, steps `0/15`.
 *
 * A field finer than the finest one given must be given: `hour: "4"` alone would run sixty times, so it is an error.
 * Fields coarser than that mean every one where they are left out.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers
 */
export interface CronOptions {
  /**
   * 0 to 59.
   *
   * @default - must be given
   */
  readonly minute?: string;

  /**
   * 0 to 23.
   *
   * @default - every hour
   */
  readonly hour?: string;

  /**
   * Day of the month, 1 to 31; not together with `weekDay`.
   *
   * @default - every day
   */
  readonly day?: string;

  /**
   * 1 to 12, or JAN to DEC.
   *
   * @default - every month
   */
  readonly month?: string;

  /**
   * MON to SUN, names only; not together with `day`. A range may not wrap around the week.
   *
   * @default - every day of the week
   */
  readonly weekDay?: string;

  /**
   * An IANA name in its own case, such as `Asia/Shanghai`.
   *
   * @default - UTC, with a warning
   */
  readonly timeZone?: string;
}

/**
 * When a schedule runs.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers
 */
export class ScheduleExpression {
  /**
   * At the times that a cron names.
   *
   * @param options the fields; what is wrong with them is told at synth.
   */
  public static cron(options: CronOptions): ScheduleExpression {
    const { minute, hour, day, month, weekDay, timeZone } = options;
    const fields = { minute, hour, day, month, weekDay, timeZone };
    const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`schedule.${name}`, value]));
    const unknown = Object.values(fields).some((value) => value !== undefined && isExpression(value));
    return new ScheduleExpression(
      renderExpression(fields),
      { ...values, 'schedule.kind': 'cron' },
      unknown ? 'a field of the cron is known only to Terraform' : () => parsedCron(fields),
    );
  }

  /**
   * Every so many minutes.
   *
   * A rate that divides the hour, or the day in whole hours, becomes a cron in UTC, so that its times are known; for
   * others Function Compute counts from a moment of its own.
   *
   * @param minutes a whole number from 1.
   */
  public static rate(minutes: number): ScheduleExpression {
    const value = known(minutes);
    const fields = typeof value === 'number' ? cronOfRate(value) : undefined;
    return new ScheduleExpression(
      fields ? renderExpression(fields) : `@every ${minutes}m`,
      { 'schedule.kind': 'rate', 'schedule.rateMinutes': minutes },
      typeof value === 'number'
        ? () => (fields ? parsedCron(fields) : { kind: 'every', seconds: minutes * 60 })
        : 'the rate is known only to Terraform',
    );
  }

  /**
   * An expression in Function Compute's own dialect: six fields from the second to the day of the week, with
   * `CRON_TZ=ZONE` in front where wanted, or `@every 5m`.
   *
   * @param text the expression, passed on as it is.
   */
  public static expression(text: string): ScheduleExpression {
    const value = known(text);
    const parsed = typeof value === 'string' ? parseExpression(value) : undefined;
    const values: Record<string, unknown> = { 'schedule.kind': 'expression', 'schedule.expression': text };
    if (parsed === undefined) {
      Object.assign(values, partsOfExpression());
    } else if (parsed.kind === 'cron') {
      for (const [name, field] of Object.entries(parsed.fields)) {
        values[`schedule.${name}`] = field;
      }
    } else if (parsed.kind === 'every') {
      values['schedule.everySeconds'] = parsed.seconds;
    }
    return new ScheduleExpression(text, values, () => {
      if (parsed?.kind === 'cron') {
        return parsedCron(parsed.fields);
      }
      return parsed?.kind === 'every' ? parsed : 'the expression is known only to Terraform, or cannot be read';
    });
  }

  /** The expression as the trigger gets it. */
  public readonly expressionString: string;

  /**
   * What it was made of, by prop path.
   *
   * @internal
   */
  public readonly _values: { readonly [path: string]: unknown };

  private readonly parse: string | (() => Schedule | string);
  private parsed?: Schedule | string;

  private constructor(expressionString: string, values: Record<string, unknown>, parse: string | (() => Schedule | string)) {
    this.expressionString = expressionString;
    this._values = values;
    this.parse = parse;
  }

  /**
   * The next times at which the schedule runs.
   *
   * Where clocks are changed, a time that does not exist is left out, and one that comes twice counts once, the first.
   *
   * @param after the times are later than this.
   * @param count how many, from 1.
   * @throws where they cannot be known: a rate that no cron can say, a token, or an expression with an error.
   */
  public nextRuns(after: Date, count: number): Date[] {
    const schedule = this._schedule();
    if (typeof schedule === 'string') {
      throw new Error(`The next runs of "${this.expressionString}" cannot be known: ${schedule}.`);
    }
    if (schedule.kind === 'every') {
      throw new Error(
        `The next runs of "${this.expressionString}" cannot be known: Function Compute counts a period from a moment of its own. ` +
          'A rate that divides the hour, or the day in whole hours, has known times.',
      );
    }
    return nextRuns(schedule, after.getTime(), count).map((milliseconds) => new Date(milliseconds));
  }

  /**
   * The schedule as it was understood, or why it was not.
   *
   * @internal
   */
  public _schedule(): Schedule | string {
    this.parsed ??= typeof this.parse === 'string' ? this.parse : this.parse();
    return this.parsed;
  }
}

function parsedCron(fields: CronOptions): Schedule | string {
  const cron = parseCron(fields);
  return isCron(cron) ? cron : `${cron[0].field} is ${JSON.stringify(cron[0].value)}, allowed: ${cron[0].allowed}`;
}
