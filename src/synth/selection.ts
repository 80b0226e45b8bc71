import { createHash } from 'crypto';
import { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { escapeTemplate } from '../rules/hcl';
import { partsOf } from '../job/selection';
import type { IMediaPrefetcher } from '../media-prefetcher';
import { OssBucketObject } from '../provider-alicloud/oss-bucket-object';
import { LiteralText, expressionText, hasExpression, renderExpression } from './expression';
import { isListToken } from '../api/tokens';
import type { ListPart, MediaTree, SearchPart } from '../api/media-tree';
import { mount } from './mounts';
import { nameOf } from './names';
import { providerOf, regionOf } from './providers';
import type { PropValues } from './preconditions';
import { factsOf } from './schedules';

/** A selection as a job carries it, and what that takes. */
export interface SelectionSynthesis {
  /** The job's selection; it may hold tokens. */
  readonly document: object;
  /** The actions of VOD that it needs. */
  readonly actions: readonly string[];
  /** The lists that were put into buckets. */
  readonly objects: readonly OssBucketObject[];
  /** The paths of lists whose bucket cannot be mounted. */
  readonly notMounted: readonly string[];
}

/** What a selection is made of. */
export interface SelectionProps {
  readonly media: MediaTree;
  /** The path that the schedule's names are made of. */
  readonly path: string;
  /** The provider of what is made. */
  readonly provider?: TerraformProvider;
}

/** Makes a selection part of a job: mounts the buckets that it reads from, and uploads the lists that are kept there. */
export function synthesizeSelection(construct: IConstruct, prefetcher: IMediaPrefetcher, props: SelectionProps): SelectionSynthesis {
  return new Synthesis(construct, prefetcher, props).synthesize();
}

/** What rules hold a selection against that lies around it. */
export function mediaSurroundings(prefetcher: IMediaPrefetcher, given: PropValues): Record<string, unknown> {
  const paths = Object.keys(given);
  const values: Record<string, unknown> = {};
  const { owned, provider, statusRegion } = factsOf(prefetcher);
  if (owned && paths.some((path) => path.endsWith('.endpoint'))) {
    values['media.functionRegion'] = regionOf(providerOf(prefetcher, provider));
  }
  if (paths.some((path) => path.endsWith('.topPlayed'))) {
    values['prefetcher.vodRegion'] = prefetcher.vodRegion;
    values['prefetcher.statusRegion'] = statusRegion;
  }
  return values;
}

const DEFAULT_PREFIX = 'media-prefetch-';

const HASH_DIGITS = 32;

class Synthesis {
  private readonly actions = new Set<string>();
  private readonly objects: OssBucketObject[] = [];
  private readonly notMounted: string[] = [];
  private paths?: ReadonlyMap<MediaTree, string>;
  // A selection may be used in several places of another.
  private readonly stored = new Map<ListPart, object>();

  constructor(
    private readonly construct: IConstruct,
    private readonly prefetcher: IMediaPrefetcher,
    private readonly props: SelectionProps,
  ) {}

  synthesize(): SelectionSynthesis {
    const document = this.documentOf(this.props.media);
    return { document, actions: [...this.actions], objects: this.objects, notMounted: this.notMounted };
  }

  private documentOf(part: MediaTree): object {
    switch (part.type) {
      case 'ids':
        return part.stored
          ? this.storedList(part, part.stored)
          : { type: 'ids', ids: part.data ? part.ids.map((id) => new LiteralText(id)) : part.ids };
      case 'object':
        return this.objectOf(part, part.key, `${this.pathOf(part)}.bucketObject`);
      case 'search':
        this.actions.add('SearchMedia');
        return { type: 'search', match: matchOf(part), searchType: part.searchType, sortBy: part.sortBy };
      case 'recent':
        this.actions.add('SearchMedia');
        return part;
      case 'topPlayed':
        this.actions.add('DescribePlayTopVideos');
        return part;
      case 'concat':
        return { type: 'concat', selections: part.selections.map((each) => this.documentOf(each)) };
      case 'excluding':
        // Nothing to leave out, as in a file that is empty so far, is nothing to carry along.
        return isEmptyList(part.excluded)
          ? this.documentOf(part.selection)
          : { type: 'excluding', selection: this.documentOf(part.selection), excluded: this.documentOf(part.excluded) };
      case 'limit':
        return { type: 'limit', selection: this.documentOf(part.selection), count: part.count };
    }
  }

  private pathOf(part: MediaTree): string {
    this.paths ??= new Map(partsOf(this.props.media).map(([path, each]) => [each, path]));
    return this.paths.get(part)!;
  }

  private storedList(part: ListPart, { bucketName, prefix = DEFAULT_PREFIX, endpoint }: NonNullable<ListPart['stored']>): object {
    const found = this.stored.get(part);
    if (found) {
      return found;
    }
    const { construct, props } = this;
    const { content, hash } = contentOf(part);
    // Two schedules that keep the same list have an object each, so that neither takes the other's along when it goes.
    const key = `${prefix}${nameOf(props.path, undefined, 64)}-${this.objects.length === 0 ? '' : `${this.objects.length + 1}-`}${hash}.txt`;
    this.objects.push(
      new OssBucketObject(construct, `List${this.objects.length === 0 ? '' : this.objects.length + 1}`, {
        provider: props.provider,
        bucket: bucketName,
        key,
        content,
        contentType: 'text/plain; charset=utf-8',
        // The run that reads the former list may be under way: it goes once the trigger names the new one.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
    const document = this.objectOf({ bucketName, endpoint }, key, `${this.pathOf(part)}.storedIn`, `${prefix.slice(prefix.lastIndexOf('/') + 1)}*`);
    this.stored.set(part, document);
    return document;
  }

  private objectOf({ bucketName, endpoint }: { bucketName: string; endpoint?: string }, key: string, path: string, objects?: string): object {
    const slash = key.lastIndexOf('/');
    const folder = slash < 0 ? '' : key.slice(0, slash);
    const name = key.slice(slash + 1);
    // At the top of a bucket there is more than the list.
    const mountDir = mount(this.prefetcher, { bucketName, folder, readOnly: true, endpoint, objects: objects ?? (folder === '' ? name : undefined) });
    if (mountDir === undefined) {
      this.notMounted.push(path);
    }
    return { type: 'object', bucket: bucketName, key, path: `${mountDir ?? '/mnt'}/${name}` };
  }
}

/** A list as text, one ID a line, and the first digits of its SHA-256; both expressions where an ID is one. */
function contentOf({ ids, data }: ListPart): { readonly content: string; readonly hash: string } {
  if (data || !hasExpression(ids)) {
    const text = ids.map((id) => `${id}\n`).join('');
    return { content: escapeTemplate(text), hash: createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS) };
  }
  const text = (list: string) => `join("", [for id in ${list} : "\${id}\\n"])`;
  return {
    content: expressionText((context) => text(renderExpression(ids, context))),
    hash: expressionText((context) => `substr(sha256(${text(renderExpression(ids, context))}), 0, ${HASH_DIGITS})`),
  };
}

/** The condition of a search: what was given, and the statuses. */
function matchOf({ match, statuses = ['Normal'] }: SearchPart): string {
  const conditions = match === undefined ? [] : [match];
  if (statuses.length > 0) {
    conditions.push(`Status in (${statusesOf(statuses)})`);
  }
  return conditions.join(' and ');
}

function statusesOf(statuses: readonly string[]): string {
  return isListToken(statuses)
    ? expressionText((context) => `join(",", [for status in ${renderExpression(statuses, context)} : "'\${status}'"])`)
    : statuses.map((status) => `'${status}'`).join(',');
}

function isEmptyList(part: MediaTree): boolean {
  return part.type === 'ids' && part.ids.length === 0 && (part.problems ?? []).length === 0;
}
