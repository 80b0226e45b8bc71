import { App } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PrefetchAccount } from '../api/prefetch-account';
import { ACCOUNT_FIELDS } from '../job/account-fields';
import type { Field, Fields } from '../job/field';
import { PREFETCHER_FIELDS } from '../job/prefetcher-fields';
import type { InputProblem } from '../rules/input';
import type { PlacementProblem } from '../rules/placement';
import { duration } from '../rules/rule';
import type { Values } from '../rules/values';
import { findOverlaps, freeMinute } from '../schedule-time';
import { accountValues } from './account-values';
import { clashesOf } from './name-clashes';
import { type PropValues, knownValues } from './preconditions';
import type { PrefetcherLink, ScheduleFacts } from './prefetcher-link';
import { providerOf, regionOf } from './providers';

/** A prefetcher's own props by path, with their defaults. */
export function prefetcherProps(props: object, name: string | undefined): PropValues {
  const { account, ...others } = props as { readonly account?: PrefetchAccount; readonly vodRegion?: unknown };
  return { ...flattened(PREFETCHER_FIELDS, others), ...accountProps(account), name, 'vodRegion.given': others.vodRegion !== undefined };
}

/** A prefetcher's values, with what its schedules add up to. */
export function prefetcherValues(
  link: PrefetcherLink,
  props: PropValues,
  problems: readonly InputProblem[],
  placement: readonly PlacementProblem[] = [],
): Values {
  const { prefetcher, terms, mounts } = link;
  const schedules = link.schedules.filter((schedule) => schedule.enabled);
  const timed = schedules.filter((schedule) => schedule.schedule !== undefined);
  const runs = timed.map(({ schedule, window, sums }) => ({ schedule: schedule!, ...window, runSeconds: sums.runSeconds ?? 1 }));
  const pairs = findOverlaps(runs);
  const free = pairs.length > 0 ? freeMinute(runs, pairs[0].second) : undefined;
  const overlaps = pairs.map(({ first, second, at }) => `${shownName(timed[second])} with ${shownName(timed[first])} at ${at}`);
  const clashes = terms.owned ? clashesOf(prefetcher, props.name as string) : undefined;
  const around: Record<string, unknown> = {
    'app.hclOutput': isWrittenAsHcl(prefetcher),
    'name.others': clashes?.certain,
    'name.perhapsOthers': clashes?.possible,
    'name.othersOfRole': clashes?.ofRole,
    'mounts.count': mounts?.count ?? 0,
    'schedules.count': schedules.length,
    'schedules.overlaps': overlaps,
    'schedules.free': free && `${timed[pairs[0].second].path} at ${free}`,
    'provider.region': terms.owned ? regionOf(providerOf(prefetcher, terms.provider)) : undefined,
    'input.problems': problems.length > 0 ? problems : undefined,
    'placement.problems': placement,
  };
  return knownValues({ ...props, ...around, ...accountValues(link) });
}

/** The props of an account by path, and of the schedules that it counts for other apps. */
function accountProps(account: PrefetchAccount | undefined): PropValues {
  const others = (account?._others ?? []).map(({ urlsPerRun, requestsPerSecond }) => ({ urlsPerRun, requestsPerSecond }));
  const own = account === undefined ? {} : flattened(ACCOUNT_FIELDS, account._props);
  return {
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [`account.${name}`, value])),
    'account.otherSchedules': others.length > 0 ? others : undefined,
  };
}

/** Values by path: those of nested objects by the names in front, an object itself as given or not. */
function flattened(fields: Fields, values: object): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, field] of Object.entries<Field>(fields)) {
    const value = (values as Record<string, unknown>)[name];
    if (field.fields === undefined) {
      flat[name] = value ?? field.default;
    } else {
      flat[name] = value && 'given';
      for (const [below, nested] of Object.entries(flattened(field.fields, value ?? {}))) {
        flat[`${name}.${below}`] = nested;
      }
    }
  }
  return flat;
}

/** The name of a schedule in messages, with what makes its runs long. */
function shownName({ path, sums: { waitSeconds } }: ScheduleFacts): string {
  return waitSeconds > 0 ? `${path} (which waits for its URLs, at least ${duration(waitSeconds)})` : path;
}

/** Whether cdktf writes HCL, by its environment or by the app, which then puts JSON into a file named as HCL. */
function isWrittenAsHcl(construct: IConstruct): boolean {
  const { root } = construct.node;
  return ['true', '1'].includes(process.env.SYNTH_HCL_OUTPUT ?? '') || (App.isApp(root) && root.hclOutput);
}
