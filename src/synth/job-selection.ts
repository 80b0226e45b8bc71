import type { IResolveContext } from 'cdktf';
import { SEARCH_FIELDS } from '../api/argument-fields';
import { type DataText, LiteralText } from '../api/data-text';
import { known } from '../api/known';
import type { ListPart, MediaTree } from '../api/media-tree';
import { isToken } from '../api/tokens';
import type { HasEveryKind } from '../job/job';
import { ExcludedMedia } from '../job/media-id';
import { partsOf } from '../job/selection';
import { SELECTION_KINDS, type SelectionKind } from '../job/selection-fields';
import type { InputProblem } from '../rules/input';
import { UNKNOWN } from '../rules/values';
import { expressionText, renderExpression } from './expression';
import { ifGiven } from './or-default';

/** What a part of a selection was declared with and the job does not carry, by the names that rules know. */
interface Declared {
  readonly declared?: Readonly<Record<string, unknown>>;
  readonly inputs?: readonly InputProblem[];
}

/** A selection as a job has it, tokens included; lists that a bucket keeps are still lists. */
export type JobSelection =
  | ({ readonly type: 'ids'; readonly ids: readonly (string | DataText)[]; readonly list: ListPart } & Declared)
  | ({ readonly type: 'object'; readonly bucket: string; readonly key: string; readonly endpoint?: string } & Declared)
  | ({ readonly type: 'search'; readonly match: string; readonly mediaTypes?: readonly string[]; readonly sortBy?: string } & Declared)
  | ({
      readonly type: 'recent';
      readonly withinHours: number;
      readonly statuses?: readonly string[];
      readonly mediaTypes?: readonly string[];
    } & Declared)
  | ({ readonly type: 'topPlayed'; readonly days: number; readonly limit: number } & Declared)
  | ({ readonly type: 'concat'; readonly selections: readonly JobSelection[] } & Declared)
  | ({ readonly type: 'excluding'; readonly selection: JobSelection; readonly excluded: JobSelection } & Declared)
  | ({ readonly type: 'limit'; readonly selection: JobSelection; readonly count: number } & Declared);

/** Every kind of selection can be synthesized. */
export const CAN_BE_SYNTHESIZED: HasEveryKind<JobSelection> = true;

/** Turns a declared selection into that of a job. */
export function jobSelection(media: MediaTree): JobSelection {
  switch (media.type) {
    case 'ids':
      return {
        type: 'ids',
        ids: media.data ? media.ids.map((id) => new LiteralText(id)) : media.ids,
        list: media,
        inputs: media.inputs,
        declared: declaredOf(media),
      };
    case 'object': {
      const { bucketName, key, endpoint, inputs } = media;
      return { type: 'object', bucket: bucketName, key, endpoint, inputs, declared: { endpoint } };
    }
    case 'search': {
      const { match, statuses, mediaTypes, sortBy, inputs } = media;
      return { type: 'search', match: matchOf(match, statuses), mediaTypes, sortBy, inputs, declared: { match, statuses } };
    }
    case 'recent':
    case 'topPlayed':
      return media;
    case 'concat':
      return { ...media, selections: media.selections.map(jobSelection) };
    case 'excluding':
      return { ...media, selection: jobSelection(media.selection), excluded: jobSelection(media.excluded) };
    case 'limit':
      return { ...media, selection: jobSelection(media.selection) };
  }
}

/** What was wrong with the arguments of a selection. */
export function selectionProblems(selection: JobSelection): InputProblem[] {
  return partsOf<JobSelection>(selection).flatMap(([path, { type, inputs = [] }]) => {
    const { prop }: SelectionKind = SELECTION_KINDS[type];
    const prefix = prop === undefined ? path : `${path}.${prop}`;
    return inputs.map((problem) => ({ ...problem, prop: `${prefix}.${problem.prop}` }));
  });
}

/** Whether a list in a bucket names the endpoint by which the function reaches it. */
export function hasEndpoint(selection: JobSelection): boolean {
  return partsOf<JobSelection>(selection).some(
    ([, { declared }]) => declared?.endpoint !== undefined || declared?.['storedIn.endpoint'] !== undefined,
  );
}

/** How many media assets a run takes. */
export interface MediaCount {
  /** The greatest number: all of known lists, no more than a limit of others; undefined where it is not known. */
  readonly most?: number;
  /** The least number: those of lists that are known. */
  readonly least: number;
  /** Whether a run takes the greatest number in any case. */
  readonly isExact: boolean;
}

/** How many media assets a run takes, as far as it is known. */
export function mediaCount(selection: JobSelection): MediaCount {
  const count = countOf(selection);
  const most = sizeOf(count);
  return { most, least: most ?? leastOf(selection).count, isExact: count.ids !== undefined };
}

/** The media IDs that a run certainly selects. */
export function certainMedia(selection: JobSelection): ReadonlySet<string> {
  return countOf(selection).ids ?? leastOf(selection).ids;
}

function declaredOf({ places, problems = [], stored }: ListPart): Record<string, unknown> {
  return {
    ...(places && { 'ids.places': places }),
    ...(problems.length > 0 && { problems }),
    ...(stored && {
      'storedIn': 'given',
      'storedIn.bucketName': stored.bucketName,
      'storedIn.prefix': stored.prefix,
      'storedIn.endpoint': stored.endpoint,
    }),
  };
}

/** The condition of a search: the one that was given, and the statuses. */
function matchOf(match: string | undefined, statuses: readonly string[] = SEARCH_FIELDS.statuses.default): string {
  const ofStatuses = statuses.length > 0 ? `Status in (${statusesOf(statuses)})` : '';
  return match === undefined ? ofStatuses : ifGiven(match, [match, ofStatuses].filter((each) => each !== '').join(' and '), ofStatuses);
}

function statusesOf(statuses: readonly string[]): string {
  return isToken(statuses)
    ? expressionText((context) => `join(",", [for status in ${coalesced(statuses, context)} : "'\${status}'"])`)
    : statuses.map((status) => `'${status}'`).join(',');
}

/** A list of statuses; a variable that is null means the default. */
function coalesced(statuses: readonly string[], context: IResolveContext): string {
  return `coalesce(${renderExpression(statuses, context)}, ${renderExpression(SEARCH_FIELDS.statuses.default, context)})`;
}

interface Count {
  /** The media IDs, where every one is known. */
  readonly ids?: ReadonlySet<string>;
  /** The greatest number of media assets. */
  readonly most?: number;
}

function countOf(selection: JobSelection): Count {
  switch (selection.type) {
    case 'ids': {
      const ids = known(selection.ids);
      return Array.isArray(ids) && !ids.includes(UNKNOWN) ? { ids: new Set(ids) } : {};
    }
    case 'topPlayed':
      return { most: numberOf(selection.limit) };
    case 'concat':
      return selection.selections.map(countOf).reduce(together, { ids: new Set() });
    case 'excluding': {
      const [from, without] = [countOf(selection.selection), countOf(selection.excluded)];
      return from.ids && without.ids ? { ids: new Set(new ExcludedMedia().add(without.ids).leaves(from.ids)) } : { most: sizeOf(from) };
    }
    case 'limit': {
      const [from, count] = [countOf(selection.selection), numberOf(selection.count)];
      if (from.ids && count !== undefined) {
        return { ids: new Set([...from.ids].slice(0, count)) };
      }
      return { most: lesser(sizeOf(from), count) };
    }
    case 'object':
    case 'search':
    case 'recent':
      return {};
  }
}

interface Least {
  readonly ids: ReadonlySet<string>;
  /** The number of media assets: that of the IDs, or more. */
  readonly count: number;
}

const NOTHING: Least = { ids: new Set(), count: 0 };

/** What a selection has at least, whatever the parts of it are that only the plan or VOD knows. */
function leastOf(selection: JobSelection): Least {
  switch (selection.type) {
    case 'ids': {
      const ids = known(selection.ids);
      return Array.isArray(ids) ? leastIds(ids.filter((id): id is string => typeof id === 'string')) : NOTHING;
    }
    case 'concat': {
      const parts = selection.selections.map(leastOf);
      const ids = leastIds(parts.flatMap((part) => [...part.ids]));
      return { ids: ids.ids, count: Math.max(ids.count, ...parts.map(({ count }) => count)) };
    }
    case 'excluding': {
      const { ids } = countOf(selection.excluded);
      return ids === undefined ? NOTHING : leastIds([...new ExcludedMedia().add(ids).leaves(leastOf(selection.selection).ids)]);
    }
    case 'limit': {
      const [{ count }, limit] = [leastOf(selection.selection), numberOf(selection.count)];
      const all = countOf(selection).ids;
      return all ? leastIds([...all]) : { ids: NOTHING.ids, count: limit === undefined ? Math.min(count, 1) : Math.min(count, limit) };
    }
    case 'topPlayed':
    case 'object':
    case 'search':
    case 'recent':
      return NOTHING;
  }
}

function leastIds(ids: readonly string[]): Least {
  const distinct = new Set(ids);
  return { ids: distinct, count: distinct.size };
}

function together(one: Count, other: Count): Count {
  if (one.ids && other.ids) {
    return { ids: new Set([...one.ids, ...other.ids]) };
  }
  const [first, second] = [sizeOf(one), sizeOf(other)];
  return first === undefined || second === undefined ? {} : { most: first + second };
}

function sizeOf({ ids, most }: Count): number | undefined {
  return ids?.size ?? most;
}

function lesser(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function numberOf(value: number): number | undefined {
  const found = known(value);
  return typeof found === 'number' ? found : undefined;
}
