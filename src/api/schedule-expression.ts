import { INSTANT_FORM, writeInstant } from '../job/instant';
import { show } from '../job/show';
import type { InputProblem } from '../rules/input';
import { UNKNOWN } from '../rules/values';
import { type At, atOf, cronOfRate, isCron, nextRuns, parseCron, parseExpression, renderCron, type Schedule } from '../schedule-time';
import { accept } from './accept';
import { AT_FIELDS, CRON_FIELDS, EXPRESSION_FIELDS, RATE_FIELDS } from './argument-fields';
import type { CronOptions } from './cron-options';
import { partsOfExpression } from './expression-parts';
import { known } from './known';
import { isExpression } from './tokens';

/**
 * The times at which a schedule runs.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc/user-guide/time-triggers
 */
export class ScheduleExpression {
  /**
   * The times that the fields of a cron name.
   *
   * @param options the fields. Mistakes in them are errors at synth.
   */
  public static cron(options: CronOptions): ScheduleExpression {
    const { props: fields, problems } = accept<CronOptions>(CRON_FIELDS, options, { path: 'schedule' });
    const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`schedule.${name}`, value]));
    const unknown = Object.values(fields).some((value) => value !== undefined && isExpression(value));
    return new ScheduleExpression(
      renderCron(fields),
      { ...values, 'schedule.kind': 'cron' },
      problems,
      unknown ? 'a field of the cron is known only to Terraform' : () => parsedCron(fields),
    );
  }

  /**
   * Every N minutes.
   *
   * A rate that divides the hour, or the day in whole hours, becomes a cron in UTC, so that its times are known; for
   * others Function Compute counts from a moment of its own.
   *
   * @param minutes a whole number from 1.
   */
  public static rate(minutes: number): ScheduleExpression {
    const { props, problems } = accept<{ rateMinutes: number }>(RATE_FIELDS, { rateMinutes: minutes }, { path: 'schedule' });
    const value = known(props.rateMinutes);
    const fields = typeof value === 'number' ? cronOfRate(value) : undefined;
    return new ScheduleExpression(
      fields ? renderCron(fields) : `@every ${props.rateMinutes}m`,
      { 'schedule.kind': 'rate', 'schedule.rateMinutes': props.rateMinutes },
      problems,
      typeof value === 'number'
        ? () => (fields ? parsedCron(fields) : { kind: 'every', seconds: value * 60 })
        : 'the rate is known only to Terraform',
    );
  }

  /**
   * Once, at an instant, such as an hour before a match.
   *
   * The run belongs to the instant's minute, however late Function Compute delivers it. No other year has a run: after the
   * instant the schedule does nothing, and can be removed. Not together with `notBefore` or `notAfter`.
   *
   * @param instant ISO 8601 with a time zone, a whole minute in the years 1970 to 9998, such as `2026-12-31T16:00:00Z` or
   * `2027-01-01T00:00:00+08:00`. Tokens are not supported.
   */
  public static at(instant: string): ScheduleExpression {
    const { props, problems } = accept<{ at: string }>(AT_FIELDS, { at: instant }, { path: 'schedule' });
    const at = props.at === undefined ? 'the instant is missing, or known only to Terraform' : atOf(props.at);
    const values = { 'schedule.kind': 'at', 'schedule.at': props.at };
    const ofInstant = problems.map((problem) => ({ ...problem, allowed: INSTANT_FORM, why: 'the instant is part of what synth writes' }));
    return typeof at === 'string'
      ? new ScheduleExpression('', values, ofInstant, props.at === undefined ? at : `schedule.at is ${show(props.at)}, ${at}`)
      : new ScheduleExpression(renderCron(at.cron.fields), values, ofInstant, () => at.cron, at);
  }

  /**
   * An expression in Function Compute's own dialect: six fields from the second to the day of the week, with
   * `CRON_TZ=ZONE` in front where wanted, or `@every 5m`.
   *
   * @param text the expression, passed on unchanged.
   */
  public static expression(text: string): ScheduleExpression {
    const { props, problems } = accept<{ expression: string }>(EXPRESSION_FIELDS, { expression: text }, { path: 'schedule' });
    const { expression = '' } = props;
    const value = known(props.expression);
    const parsed = typeof value === 'string' ? parseExpression(value) : undefined;
    const values: Record<string, unknown> = { 'schedule.kind': 'expression', 'schedule.expression': props.expression };
    if (value === UNKNOWN) {
      Object.assign(values, partsOfExpression());
    } else if (parsed?.kind === 'cron') {
      for (const [name, field] of Object.entries(parsed.fields)) {
        values[`schedule.${name}`] = field;
      }
    } else if (parsed?.kind === 'every') {
      values['schedule.everySeconds'] = parsed.seconds;
    }
    return new ScheduleExpression(expression, values, problems, () => {
      if (parsed?.kind === 'cron') {
        return parsedCron(parsed.fields);
      }
      return parsed?.kind === 'every' ? parsed : 'the expression is known only to Terraform, or cannot be read';
    });
  }

  /** The expression in the trigger. */
  public readonly expressionString: string;

  /**
   * What it was made of, by prop path.
   *
   * @internal
   */
  public readonly _values: { readonly [path: string]: unknown };

  /**
   * What was wrong with the arguments.
   *
   * @internal
   */
  public readonly _problems: readonly InputProblem[];

  /**
   * The window in which it runs, as the props of a schedule; left out where it has none of its own.
   *
   * @internal
   */
  public readonly _window?: { readonly notBefore: string; readonly notAfter: string };

  private parsed?: Schedule | string;

  private constructor(
    expressionString: string,
    values: Record<string, unknown>,
    problems: readonly InputProblem[],
    private readonly parse: string | (() => Schedule | string),
    private readonly moment?: At,
  ) {
    this.expressionString = expressionString;
    this._values = values;
    this._problems = problems;
    this._window = moment && { notBefore: writeInstant(moment.from), notAfter: writeInstant(moment.before) };
  }

  /**
   * The next times at which the schedule runs.
   *
   * Where clocks are changed, a time that does not exist is left out, and one that comes twice counts once, the first.
   * Of an instant there is one run, and none behind it.
   *
   * @param after the time after which the runs are.
   * @param count the number of runs, from 1.
   * @throws Error where the times cannot be known: a rate that no cron can express, a token, or an expression with a mistake.
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
    return nextRuns(schedule, after.getTime(), count, this.moment).map((milliseconds) => new Date(milliseconds));
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
