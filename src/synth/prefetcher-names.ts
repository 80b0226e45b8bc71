import { NAME_FORMS } from '../rules/name-forms';
import { type NameRoom, derivedName, nameOf } from './names';
import { ifGiven, textOr } from './or-default';

/** What a prefetcher's names are made of. */
export interface NameSource {
  /** The construct's path. */
  readonly path: string;
  readonly namePrefix?: string;
  /** The function's name, where it is given. */
  readonly name?: string;
}

const ACCOUNT_ID_CHARACTERS = 16;

const LOG_PROJECT: NameRoom = { most: NAME_FORMS.logProject.most - ACCOUNT_ID_CHARACTERS - 1, lower: true };

/** The service takes longer ones: names that were created stay. */
const QUEUE: NameRoom = { most: 63 };

/** The names of a prefetcher's function and of what belongs to it, each as its service takes it; a name may be known only to Terraform. */
export class PrefetcherNames {
  /** The function's name; as the rules see it, before a null variable becomes the derived name. */
  public readonly given: string;

  public readonly function: string;

  private readonly made: string;

  constructor(private readonly source: NameSource) {
    this.made = nameOf(source.path, source.namePrefix, NAME_FORMS.function);
    this.given = source.name ?? this.made;
    this.function = textOr(source.name, this.made);
  }

  /** The name of role and policy. RAM knows no regions: the VOD region tells apart what one account runs for several. */
  public role(vodRegion: string): string {
    return this.derived(`-${vodRegion}`, NAME_FORMS.role);
  }

  public queue(purpose: string): string {
    return this.derived(`-${purpose}`, QUEUE);
  }

  /** The name of the log project, unique among all accounts. */
  public logProject(accountId: string): string {
    const { path, namePrefix } = this.source;
    return `${this.derived('', LOG_PROJECT, nameOf(path, namePrefix, LOG_PROJECT))}-${accountId}`;
  }

  private derived(tail: string, room: NameRoom, made = derivedName(this.made, tail, room)): string {
    const { name } = this.source;
    return name === undefined ? made : ifGiven(name, derivedName(name, tail, room), made);
  }
}
