import { TerraformStack, TerraformVariable } from 'cdktf';
import Table from 'cli-table3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import { RULES, type Severity } from '../../src/rules';
import type { Diagnostic } from '../../tools/engines/diagnostic';
import { QUIET } from '../fixtures';
import type { Built } from '../rules/cases';
import { PLAN_CASES, type PlanCase } from '../rules/cases/plan';
import { initialized } from './support/deploy';
import { addressOf } from './support/document';
import { onEachEngine } from './support/engines';
import { synthesizeApp } from './support/synthesis';

const STACK = 'cases';

interface Sample {
  readonly id: string;
  readonly value: unknown;
  readonly variable: string;
  /** The construct whose resource has the condition. */
  readonly path: string;
}

/** Cases of one stack: an engine reads the whole document again for each refusal that it shows. */
const CASES_PER_STACK = 10;

/** Every value of every case, each in a variable and a construct of its own, in a few stacks. */
function appsOf(severity: Severity, which: 'good' | 'bad', sensitive: boolean) {
  const cases = PLAN_CASES.filter(({ id }) => RULES.find((rule) => rule.id === id)!.severity === severity);
  const parts = Array.from({ length: Math.ceil(cases.length / CASES_PER_STACK) }, (_, part) => part * CASES_PER_STACK);
  return parts.map((first) => appOf(which, sensitive, cases.slice(first, first + CASES_PER_STACK)));
}

function appOf(which: 'good' | 'bad', sensitive: boolean, cases: readonly PlanCase[]) {
  const samples: Sample[] = [];
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, STACK);
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const shared = new MediaPrefetcher(stack, 'Shared', { logs: { enabled: false } });
    cases.forEach((planCase, index) =>
      planCase[which].forEach((value, place) => {
        const id = `C${index}x${place}`;
        const variable = new TerraformVariable(stack, `v${index}_${place}`, { type: planCase.type, sensitive });
        const { prefetcher: props, schedule } = planCase.build(variable);
        const { subject } = RULES.find((rule) => rule.id === planCase.id)!;
        // A rule of either construct judges the one that the case gives.
        const ofPrefetcher = subject === 'prefetcher' || (subject === 'any' && schedule === undefined);
        // A function has five mounts at most, so lists in buckets need one each.
        const own = props !== undefined || ofPrefetcher || mountsBucket(schedule);
        const prefetcher = own ? new MediaPrefetcher(stack, `${id}-own`, { logs: { enabled: false }, ...props }) : shared;
        if (schedule) {
          new MediaPrefetchSchedule(stack, id, { ...QUIET, prefetcher, ...schedule });
        }
        samples.push({ id: planCase.id, value, variable: variable.friendlyUniqueId, path: `${STACK}/${ofPrefetcher ? `${id}-own` : id}/Resource` });
      }),
    );
  });
  const variables = Object.fromEntries(samples.map(({ variable, value }) => [variable, value]));
  return { output, samples, variables };
}

function mountsBucket(schedule: Built['schedule']): boolean {
  return JSON.stringify(schedule?.media ?? '').includes('ucket');
}

/** Whether a warning is what a rule says of a sample: it names the variable. */
function isOf({ id, variable }: Sample, { detail }: Diagnostic): boolean {
  return detail.startsWith(`${id} `) && new RegExp(`var\\.${variable}\\b`).test(detail);
}

/** What each engine did with each rule, for the table. */
const done = new Map<string, Map<string, string>>();

function note(rule: string, engine: string, what: string): void {
  done.set(rule, (done.get(rule) ?? new Map<string, string>()).set(engine, what));
}

describe('what only the plan knows', () => {
  const good = appsOf('error', 'good', false);
  const bad = appsOf('error', 'bad', false);
  const secret = appsOf('error', 'bad', true);
  const warned = appsOf('warning', 'bad', false);
  const warnedSecret = appsOf('warning', 'bad', true);
  const quiet = appsOf('warning', 'good', false);

  onEachEngine((engine) => {
    test('plans with every value that a rule allows', async () => {
      for (const { output, variables } of good) {
        const root = await initialized(engine, output);
        expect(await root.refusals({ variables })).toEqual([]);
      }
    }, 120_000);

    describe.each([
      ['is stopped', bad],
      ['is stopped where it is a secret, in the same words', secret],
    ] as const)('%s', (_, apps) => {
      const refused: { readonly sample: Sample; readonly details: readonly string[] }[] = [];
      const all: Diagnostic[] = [];
      beforeAll(async () => {
        for (const { output, samples, variables } of apps) {
          const root = await initialized(engine, output);
          const refusals = await root.refusals({ variables });
          all.push(...refusals);
          for (const sample of samples) {
            const address = addressOf(root.document, sample.path);
            refused.push({ sample, details: refusals.filter((refusal) => refusal.address === address).map(({ detail }) => detail) });
          }
        }
      }, 120_000);

      test('by its rule, for every value that it does not allow', () => {
        const silent = refused.filter(({ sample: { id }, details }) => !details.some((detail) => detail.startsWith(`${id} `)));
        expect(silent.map(({ sample: { id, value } }) => `${id} ${JSON.stringify(value).slice(0, 60)}`)).toEqual([]);
        PLAN_CASES.filter(({ id }) => RULES.find((rule) => rule.id === id)!.severity === 'error').forEach(({ id }) => {
          const count = (which: typeof apps) => which.flatMap(({ samples }) => samples).filter((sample) => sample.id === id).length;
          note(id, engine.name, `${count(good)} planned, ${count(apps)} stopped`);
        });
      });

      test('by nothing else, in sentences that show an expression and never a value', () => {
        expect(all.filter(({ detail }) => !/^MP\d{3} [\w.()[\]]+: .+\. Allowed: .+\.$/.test(detail))).toEqual([]);
        expect(all.filter(({ detail }) => /Asia\/Peking|user\/r|example\.com\?|ftp:/.test(detail))).toEqual([]);
      });
    });

    test('is planned without a word where no warning is meant', async () => {
      for (const { output, samples, variables } of quiet) {
        const { errors, warnings } = await (await initialized(engine, output)).diagnostics({ variables });
        expect(errors).toEqual([]);
        expect(samples.flatMap((sample) => warnings.filter((warning) => isOf(sample, warning)))).toEqual([]);
      }
    }, 120_000);

    test.each([
      ['is planned with a warning', warned],
      ['is planned with the same warning where it is a secret', warnedSecret],
    ] as const)(
      '%s',
      async (_, apps) => {
        for (const { output, samples, variables } of apps) {
          const { errors, warnings } = await (await initialized(engine, output)).diagnostics({ variables });
          expect(errors).toEqual([]);
          const silent = samples.filter((sample) => !warnings.some((warning) => isOf(sample, warning)));
          expect(silent.map(({ id, value }) => `${id} ${JSON.stringify(value).slice(0, 60)}`)).toEqual([]);
          samples.forEach(({ id }) => note(id, engine.name, 'warned'));
        }
      },
      120_000,
    );
  });
});

afterAll(() => {
  const engines = [...new Set([...done.values()].flatMap((of) => [...of.keys()]))].sort().reverse();
  const table = new Table({ head: ['rule', 'synth', ...engines.map((name) => `${name} plan`)], style: { head: [], border: [], compact: true } });
  RULES.forEach(({ id, severity, plan }) =>
    table.push([id, severity, ...engines.map((name) => done.get(id)?.get(name) ?? `no: ${typeof plan === 'string' ? plan : 'NOT COVERED'}`)]),
  );
  console.log(table.toString());
});
