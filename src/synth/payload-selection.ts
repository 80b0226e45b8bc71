import { createHash } from 'crypto';
import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { STORED_LIST_FIELDS } from '../api/argument-fields';
import { partsOf } from '../job/selection';
import { OssBucketObject } from '../provider-alicloud/oss-bucket-object';
import { escapeTemplate, hclText } from '../rules/hcl';
import { expressionText, hasExpression, renderExpression } from './expression';
import type { JobSelection } from './job-selection';
import { nameOf } from './names';
import type { PrefetcherLink } from './prefetcher-link';

/** A selection as the trigger's payload carries it, and what that takes. */
export interface PayloadSelection {
  /** The job's selection; it may hold tokens. */
  readonly document: object;
  /** The actions of VOD that it needs. */
  readonly actions: readonly string[];
  /** The lists that were put into buckets. */
  readonly objects: readonly OssBucketObject[];
  /** The paths of lists whose bucket cannot be mounted. */
  readonly notMounted: readonly string[];
}

/** What a payload's selection is made with. */
export interface PayloadSelectionProps {
  readonly selection: JobSelection;
  readonly link: PrefetcherLink;
  /** The path that the schedule's names are made of. */
  readonly path: string;
  /** The provider of what is created. */
  readonly provider?: TerraformProvider;
}

/** Makes a selection part of a payload: mounts the buckets that it reads from, and uploads the lists that buckets keep. */
export function payloadSelection(construct: IConstruct, props: PayloadSelectionProps): PayloadSelection {
  return new Synthesis(construct, props).synthesize();
}

type ListSelection = Extract<JobSelection, { readonly type: 'ids' }>;

const HASH_DIGITS = 32;

class Synthesis {
  private readonly actions = new Set<string>();
  private readonly objects: OssBucketObject[] = [];
  private readonly notMounted: string[] = [];
  private paths?: ReadonlyMap<JobSelection, string>;
  // A list may stand in several places of a selection.
  private readonly stored = new Map<ListSelection['list'], object>();

  constructor(
    private readonly construct: IConstruct,
    private readonly props: PayloadSelectionProps,
  ) {}

  synthesize(): PayloadSelection {
    const document = this.documentOf(this.props.selection);
    return { document, actions: [...this.actions], objects: this.objects, notMounted: this.notMounted };
  }

  private documentOf(part: JobSelection): object {
    switch (part.type) {
      case 'ids':
        return part.list.stored ? this.storedList(part, part.list.stored) : { type: 'ids', ids: part.ids };
      case 'object':
        // A key of another type is a problem that is reported, and counts as left out.
        return this.objectOf({ bucketName: part.bucket, endpoint: part.endpoint }, part.key ?? '', `${this.pathOf(part)}.bucketObject`);
      case 'search': {
        this.actions.add('SearchMedia');
        const { type, match, mediaTypes, sortBy } = part;
        return { type, match, mediaTypes, sortBy };
      }
      case 'recent': {
        this.actions.add('SearchMedia');
        const { type, withinHours, statuses, mediaTypes } = part;
        return { type, withinHours, statuses, mediaTypes };
      }
      case 'topPlayed': {
        this.actions.add('DescribePlayTopVideos');
        const { type, days, limit } = part;
        return { type, days, limit };
      }
      case 'concat':
        return { type: 'concat', selections: part.selections.filter((each) => !isEmpty(each)).map((each) => this.documentOf(each)) };
      case 'excluding':
        return isEmpty(part.excluded)
          ? this.documentOf(part.selection)
          : { type: 'excluding', selection: this.documentOf(part.selection), excluded: this.documentOf(part.excluded) };
      case 'limit':
        return { type: 'limit', selection: this.documentOf(part.selection), count: part.count };
    }
  }

  private pathOf(part: JobSelection): string {
    this.paths ??= new Map(partsOf<JobSelection>(this.props.selection).map(([path, each]) => [each, path]));
    return this.paths.get(part)!;
  }

  private storedList(
    part: ListSelection,
    { bucketName, prefix = STORED_LIST_FIELDS.prefix.default, endpoint }: NonNullable<ListSelection['list']['stored']>,
  ): object {
    const found = this.stored.get(part.list);
    if (found) {
      return found;
    }
    const { construct, props } = this;
    const { content, hash } = contentOf(part);
    const number = this.objects.length === 0 ? '' : String(this.objects.length + 1);
    // Two schedules that keep the same list have an object each, so that neither takes the other's along when it goes.
    const key = `${prefix}${nameOf(props.path, undefined, { most: 64 })}-${number === '' ? '' : `${number}-`}${hash}.txt`;
    this.objects.push(
      new OssBucketObject(construct, `List${number}`, {
        provider: props.provider,
        bucket: bucketName,
        key,
        content,
        contentType: 'text/plain; charset=utf-8',
        // The run that reads the former list may be under way: it goes once the trigger names the new one.
        lifecycle: { createBeforeDestroy: true },
      }),
    );
    const objects = `${prefix.slice(prefix.lastIndexOf('/') + 1)}*`;
    const document = this.objectOf({ bucketName, endpoint }, key, `${this.pathOf(part)}.storedIn`, objects);
    this.stored.set(part.list, document);
    return document;
  }

  private objectOf({ bucketName, endpoint }: { bucketName: string; endpoint?: string }, key: string, path: string, objects?: string): object {
    const slash = key.lastIndexOf('/');
    const folder = slash < 0 ? '' : key.slice(0, slash);
    // At the top of a bucket there is more than the list.
    const touched = objects ?? (folder === '' ? key.slice(slash + 1) : undefined);
    if (!this.props.link.mount({ bucketName, folder, readOnly: true, endpoint, objects: touched })) {
      this.notMounted.push(path);
    }
    return { type: 'object', bucket: bucketName, key };
  }
}

/** OSS takes no object without content from Terraform; this is a list of none. */
const NO_MEDIA_TEXT = '# no media\n';

/** A list as text, one ID a line, and the first digits of its SHA-256; both expressions where an ID is one. */
function contentOf({ ids, list }: ListSelection): { readonly content: string; readonly hash: string } {
  if (!hasExpression(ids)) {
    const text = list.ids.map((id) => `${id}\n`).join('');
    return { content: escapeTemplate(text), hash: createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS) };
  }
  const text = (all: string) => `join("", [for id in ${all} : "\${id}\\n"])`;
  return {
    content: expressionText((context) => `coalesce(${text(renderExpression(ids, context))}, ${hclText(NO_MEDIA_TEXT)})`),
    hash: expressionText((context) => `substr(sha256(${text(renderExpression(ids, context))}), 0, ${HASH_DIGITS})`),
  };
}

/** Whether a selection is known to hold nothing, as a file that is empty so far: it needs neither a place in the job nor an object. */
function isEmpty(part: JobSelection): boolean {
  switch (part.type) {
    case 'ids':
      return part.ids.length === 0 && (part.list.problems ?? []).length === 0;
    case 'concat':
      return part.selections.every(isEmpty);
    case 'excluding':
    case 'limit':
      return isEmpty(part.selection);
    case 'object':
    case 'search':
    case 'recent':
    case 'topPlayed':
      return false;
  }
}
