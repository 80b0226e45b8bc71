import { createRequire } from 'node:module';
import { type App, TerraformElement, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { MediaPrefetcher, MediaPrefetchSchedule, MediaSelection, ScheduleExpression, alicloud } from '../../src';

const require = createRequire(__filename);
// In the project for cdktn the two change places.
const OWN = (TerraformStack as unknown as Record<symbol, { fqn: string }>)[Symbol.for('jsii.rtti')].fqn.split('.')[0];
const OTHER = OWN === 'cdktf' ? 'cdktn' : 'cdktf';
const other = require(OTHER) as { App: typeof App; TerraformStack: typeof TerraformStack };

const CONSTRUCTS: Record<string, (scope: Construct) => unknown> = {
  'MediaPrefetchSchedule': (scope) =>
    new MediaPrefetchSchedule(scope, 'It', {
      schedule: ScheduleExpression.rate(60),
      media: MediaSelection.ids(['8e7b1668c7596552b264cc33c8a370b9']),
    }),
  'MediaPrefetcher': (scope) => new MediaPrefetcher(scope, 'It'),
  'MediaPrefetcher.fromAttributes': (scope) => MediaPrefetcher.fromAttributes(scope, 'It', { functionName: 'f' } as never),
  'AlicloudProvider': (scope) => new alicloud.provider.AlicloudProvider(scope, 'It'),
};

describe.each(Object.entries(CONSTRUCTS))('%s', (_, make) => {
  test('names the package to install in an app of the other CDK', () => {
    const stack = new other.TerraformStack(new other.App(), 'stack');
    expect(() => make(stack)).toThrow(
      `[stack] This app uses ${OTHER}, and ${OWN}-alicloud-media-prefetch is for ${OWN} alone. Install ${OTHER}-alicloud-media-prefetch in its place`,
    );
    expect(stack.node.children).toEqual([]);
  });

  test('names it in a stack of its own CDK within an app of the other as well', () => {
    const stack = new TerraformStack(new other.App(), 'stack');
    expect(() => make(stack)).toThrow(`This app uses ${OTHER}`);
  });

  test('is made in an app of its own CDK, at any depth and in a class derived from its stack', () => {
    class OwnStack extends TerraformStack {}
    const stack = new OwnStack(Testing.app(), 'stack');
    expect(() => make(new Construct(stack, 'Deep'))).not.toThrow();
  });
});

/** The constructs of the bindings. */
const BOUND = Object.values(alicloud).flatMap((namespace) =>
  Object.entries<any>(namespace).filter(([, exported]) => typeof exported === 'function' && exported.prototype instanceof TerraformElement),
);

test.each(BOUND)("the bindings' %s names it too", (_, Bound) => {
  const stack = new other.TerraformStack(new other.App(), 'stack');
  expect(() => new Bound(stack, 'It', {})).toThrow(`This app uses ${OTHER}`);
});

test('the alias of npm is named where it serves: in an app of cdktn', () => {
  const stack = new other.TerraformStack(new other.App(), 'stack');
  const serves = OTHER === 'cdktn';
  expect(() => new MediaPrefetcher(stack, 'It')).toThrow(serves ? /cdktf@npm:cdktn/ : /under this name in every language\.$/);
});
