import { TerraformStack, TerraformVariable, Token } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { alicloud } from '../../src';
import type { FieldType } from '../../src/job/field';
import { JOB_VERSION } from '../../src/job/version';
import type { Plan } from '../../tools/engines/plan';
import { initialized } from './support/deploy';
import { onEachEngine } from './support/engines';
import { type OptionalProp, optionalProps } from './support/samples';
import { synthesizeApp } from './support/synthesis';

/** A variable as a value of a type. */
const VALUES: Partial<Readonly<Record<FieldType, (variable: TerraformVariable) => unknown>>> = {
  string: (variable) => variable.stringValue,
  number: (variable) => variable.numberValue,
  boolean: (variable) => variable.booleanValue,
  strings: (variable) => variable.listValue,
  map: (variable) => Token.asStringMap(variable.value),
};

/** Where the default is a resource that was or was not made at synth, the plan refuses null. */
const NOT_NULL = ['roleArn', 'logs-projectName', 'logs-storeName', 'destinations-failureQueueArn', 'destinations-successQueueArn'].map(
  (prop) => `MediaPrefetcher-${prop}`,
);

const PROPS = optionalProps().filter(({ id, field }) => field.fixed !== true && VALUES[field.type] && !NOT_NULL.includes(id));

const variableOf = ({ id }: OptionalProp) => id.replaceAll('-', '_');

/** An app of one stack in which every prop is a variable, or left out. */
function synthesize(given: boolean): string {
  return synthesizeApp((app) => {
    const stack = new TerraformStack(app, 'warmup');
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    for (const prop of PROPS) {
      const variable = new TerraformVariable(stack, variableOf(prop), { nullable: true });
      prop.make(stack, given, VALUES[prop.field.type]!(variable));
    }
  });
}

/** What a plan makes, by address, without what means nothing. */
function madeBy({ document }: Plan): Record<string, unknown> {
  return Object.fromEntries(document.resource_changes!.map(({ address, change: { after } }) => [address, meaningOf(after)]));
}

function meaningOf({ trigger_config: config, policy_document: policy, environment_variables: environment, ...others }: any): unknown {
  return {
    ...others,
    ...(config && { config: configOf(JSON.parse(config)) }),
    ...(policy && { statements: JSON.parse(policy).Statement.map(statementOf).sort() }),
    ...(environment && { environment: environmentOf(environment) }),
  };
}

/** In a job, null is what is left out, whatever version has the field. */
function configOf({ payload, ...config }: any): unknown {
  const { version, ...job } = JSON.parse(payload);
  expect(version).toBeGreaterThanOrEqual(2);
  expect(version).toBeLessThanOrEqual(JOB_VERSION);
  return { ...config, job: JSON.parse(JSON.stringify(job, (_, each) => each ?? undefined)) };
}

/** Names that begin with anything are all names. */
function statementOf(statement: object): string {
  return JSON.stringify(statement)
    .replace(',"Condition":{"StringLike":{"oss:Prefix":["*"]}}', '')
    .replace('"Condition":{"StringLike":{"oss:Prefix":["*"]}},', '');
}

/** A run is not dry unless it is told to be, and asks for the status of URLs where the media assets are. */
function environmentOf({ DRY_RUN: dryRun = 'false', VOD_STATUS_ENDPOINT: status, ...others }: any): unknown {
  return { ...others, dryRun, status: status ?? others.VOD_ENDPOINT };
}

describe(`each of ${PROPS.length} props that is a variable and null`, () => {
  const [absent, variables] = [synthesize(false), synthesize(true)];

  onEachEngine((engine) => {
    test('is planned as if it had been left out', { timeout: 600_000 }, async () => {
      const nulls = Object.fromEntries(PROPS.map((prop) => [variableOf(prop), null]));
      const planOf = async (output: string) => madeBy(await (await initialized(engine, output)).plan({ variables: nulls }));

      const [expected, actual] = [await planOf(absent), await planOf(variables)];

      const differing = Object.keys({ ...expected, ...actual }).filter(
        (address) => JSON.stringify(expected[address]) !== JSON.stringify(actual[address]),
      );
      expect(differing.map((address) => [address, actual[address], expected[address]])).toEqual([]);
    });
  });
});
