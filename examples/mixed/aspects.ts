import { type IAspect, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A resource that takes tags, whoever generated its class. */
interface Taggable extends TerraformResource {
  tags: Readonly<Record<string, string>>;
  readonly tagsInput?: Readonly<Record<string, string>>;
}

function isTaggable(construct: IConstruct): construct is Taggable {
  return TerraformResource.isTerraformResource(construct) && 'tags' in construct && 'tagsInput' in construct;
}

/** Gives tags to every resource that takes some, beside its own. */
export class Tags implements IAspect {
  constructor(private readonly tags: Readonly<Record<string, string>>) {}

  public visit(node: IConstruct): void {
    if (isTaggable(node)) {
      node.tags = { ...this.tags, ...node.tagsInput };
    }
  }
}

/** Keeps resources of some types from being destroyed. The library's preconditions stand beside what an aspect says of the lifecycle. */
export class Kept implements IAspect {
  constructor(private readonly types: readonly string[]) {}

  public visit(node: IConstruct): void {
    if (TerraformResource.isTerraformResource(node) && this.types.includes(node.terraformResourceType)) {
      node.lifecycle = { ...node.lifecycle, preventDestroy: true };
    }
  }
}
