import { TerraformStack, TerraformVariable } from 'cdktf';
import Table from 'cli-table3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MediaPrefetchSchedule, MediaPrefetcher, alicloud } from '../../src';
import { RULES } from '../../src/job/rules';
import type { Diagnostic } from '../../tools/engines/diagnostic';
import { QUIET } from '../fixtures';
import { PLAN_CASES, type PlanCase } from '../rules-cases/plan';
import { addressOf } from './support/document';
import { initialized } from './support/deploy';
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

/** Every value of every case, each in a variable and a construct of its own, all in one stack. */
function appOf(which: 'good' | 'bad', sensitive: boolean) {
  const samples: Sample[] = [];
  const output = synthesizeApp((app) => {
    const stack = new TerraformStack(app, STACK);
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    const shared = new MediaPrefetcher(stack, 'Shared', { logs: { enabled: false } });
    PLAN_CASES.forEach((planCase: PlanCase, index) =>
      planCase[which].forEach((value, place) => {
        const id = `C${index}x${place}`;
        const variable = new TerraformVariable(stack, `v${index}_${place}`, { type: planCase.type, sensitive });
        const { prefetcher, schedule } = planCase.build(variable);
        if (prefetcher) {
          new MediaPrefetcher(stack, id, { logs: { enabled: false }, ...prefetcher });
        } else {
          new MediaPrefetchSchedule(stack, id, { ...QUIET, prefetcher: shared, ...schedule });
        }
        samples.push({ id: planCase.id, value, variable: variable.friendlyUniqueId, path: `${STACK}/${id}/Resource` });
      }),
    );
  });
  const variables = Object.fromEntries(samples.map(({ variable, value }) => [variable, value]));
  return { output, samples, variables };
}

/** What each engine did with each rule, for the table. */
const done = new Map<string, Map<string, string>>();

function note(rule: string, engine: string, what: string): void {
  done.set(rule, (done.get(rule) ?? new Map<string, string>()).set(engine, what));
}

describe('what only the plan knows', () => {
  const good = appOf('good', false);
  const bad = appOf('bad', false);
  const secret = appOf('bad', true);

  onEachEngine((engine) => {
    test('plans with every value that a rule allows', async () => {
      const root = await initialized(engine, good.output);
      expect(await root.refusals({ variables: good.variables })).toEqual([]);
    });

    describe.each([
      ['is stopped', bad],
      ['is stopped where it is a secret, in the same words', secret],
    ] as const)('%s', (_, { output, samples, variables }) => {
      let refusals: readonly Diagnostic[];
      let addresses: string[];
      beforeAll(async () => {
        const root = await initialized(engine, output);
        addresses = samples.map(({ path }) => addressOf(root.document, path));
        refusals = await root.refusals({ variables });
      });

      test('by its rule, for every value that it does not allow', () => {
        const silent = samples.filter(({ id }, index) => {
          const of = refusals.filter(({ address }) => address === addresses[index]);
          return !of.some(({ detail }) => detail.startsWith(`${id} `));
        });
        expect(silent.map(({ id, value }) => `${id} ${JSON.stringify(value).slice(0, 60)}`)).toEqual([]);
        PLAN_CASES.forEach(({ id }) => {
          const count = (which: readonly Sample[]) => which.filter((sample) => sample.id === id).length;
          note(id, engine.name, `${count(good.samples)} planned, ${count(samples)} stopped`);
        });
      });

      test('by nothing else, in sentences that show an expression and never a value', () => {
        expect(refusals.filter(({ detail }) => !/^MP\d{3} [\w.]+: .+\. Allowed: .+\.$/.test(detail))).toEqual([]);
        expect(refusals.filter(({ detail }) => detail.includes('a.b') || detail.includes('Asia/Peking'))).toEqual([]);
      });
    });
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
