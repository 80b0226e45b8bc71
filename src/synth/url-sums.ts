import { known } from '../api/known';
import type { JobTaskType } from '../job/job';
import { LEAST_COMPLETION_SECONDS } from '../job/limits';
import { mediaPerBatch, runSeconds, urlsPerMedia } from '../job/urls';
import type { Values } from '../rules/values';
import { type Schedule, runsPerDay } from '../schedule-time';
import { type QuotaKind, quotaKindsOf } from './account-quota';
import type { MediaCount } from './job-selection';

/** How a prefetcher sends; numbers may be tokens. */
export interface Pace {
  readonly maxQps: number;
  readonly maxUrlsPerBatch: number;
}

/** What a schedule's runs cost in URLs and seconds, as far as it is known. */
export interface UrlSums {
  /** The kinds of a day's quota that a media asset costs. */
  readonly kinds: readonly QuotaKind[];
  readonly perMedia?: number;
  /** URLs of each kind. */
  readonly perRun?: number;
  readonly perDay?: number;
  /** URLs of each kind that a run costs, as far as they are known: all of them where `perRun` is known, else the least. */
  readonly leastPerRun: number;
  /** Whether a run costs just that, or at least that, or at most. */
  readonly bound: 'exact' | 'least' | 'most';
  /** Requests of each kind that a run sends, as far as they are known. */
  readonly requests: number;
  /** How often a media asset waits until its URLs are complete. */
  readonly waits: number;
  /** The least time that a run waits for URLs, in seconds. */
  readonly waitSeconds: number;
  /** The least time that a run takes, in seconds. */
  readonly runSeconds?: number;
}

/**
 * Adds up the URLs of a schedule's runs from the values of its job.
 *
 */
export function urlSumsOf(values: Values, { most: count, least, isExact }: MediaCount, schedule: Schedule | undefined, terms: Pace): UrlSums {
  const kinds = quotaKindsOf(values.text('taskType') as JobTaskType);
  const perMedia = perMediaOf(values);
  const perRun = perMedia !== undefined && count !== undefined ? withinBudget(perMedia * count, values.number('urlBudget'), kinds.length) : undefined;
  const waits = (kinds.length > 1 ? 1 : 0) + (values.text('verification') === 'completion' ? 1 : 0);
  const waitSeconds = (waits + roundsOf(perRun && perRun * kinds.length, values.number('maxUrlsInFlight'))) * LEAST_COMPLETION_SECONDS;
  const sending = sendSeconds(count, perMedia, terms);
  const [atLeast, maxUrlsPerBatch] = [count ?? least, known(terms.maxUrlsPerBatch)];
  return {
    kinds,
    perMedia,
    perRun,
    perDay: perRun !== undefined && schedule ? perRun * runsPerDay(schedule) : undefined,
    leastPerRun: perRun ?? withinBudget((perMedia ?? leastPerMediaOf(values)) * atLeast, values.number('urlBudget'), kinds.length),
    bound: perRun === undefined ? 'least' : isExact ? 'exact' : 'most',
    requests: typeof maxUrlsPerBatch === 'number' ? Math.ceil(atLeast / mediaPerBatch(perMedia, maxUrlsPerBatch)) : 0,
    waits,
    waitSeconds,
    runSeconds: sending === undefined ? waitSeconds || undefined : sending * kinds.length + waitSeconds,
  };
}

function perMediaOf(values: Values): number | undefined {
  const [formats, definitions] = [values.list('formats'), values.list('definitions')];
  const sliceFlag = values.flag('sliceFlag');
  const slicesKnown = values.settled('sliceFlag') && (sliceFlag !== true || values.settled('sliceCount'));
  return slicesKnown ? urlsPerMedia({ formats, definitions, sliceFlag, sliceCount: values.number('sliceCount') }) : undefined;
}

/** URLs that a media asset costs at least: without segments where only Terraform knows of them, and one where VOD decides on the streams. */
function leastPerMediaOf(values: Values): number {
  return urlsPerMedia({ formats: values.list('formats'), definitions: values.list('definitions') }) ?? 1;
}

/** URLs of each task type that a run submits at most, where its budget is known. */
function withinBudget(urls: number, budget: number | undefined, taskTypes: number): number {
  return budget !== undefined && budget > 0 ? Math.min(urls, Math.floor(budget / taskTypes)) : urls;
}

/** How often a run waits until others of its URLs may be in flight. */
function roundsOf(urls: number | undefined, maxUrlsInFlight: number | undefined): number {
  return urls !== undefined && maxUrlsInFlight !== undefined && maxUrlsInFlight >= 1 ? Math.max(0, Math.ceil(urls / maxUrlsInFlight) - 1) : 0;
}

function sendSeconds(count: number | undefined, perMedia: number | undefined, terms: Pace): number | undefined {
  const [maxQps, maxUrlsPerBatch] = [known(terms.maxQps), known(terms.maxUrlsPerBatch)];
  return count !== undefined && typeof maxQps === 'number' && maxQps > 0 && typeof maxUrlsPerBatch === 'number'
    ? runSeconds(count, mediaPerBatch(perMedia, maxUrlsPerBatch), maxQps)
    : undefined;
}
