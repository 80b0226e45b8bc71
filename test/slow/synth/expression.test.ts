import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { expect, test } from 'vitest';
import { DataText } from '../../../src/api/data-text';
import { JsonText, jsonArgument } from '../../../src/synth/expression';

const AWKWARD = 'q"uote b\\ack \n ${one} %{ if true } $${two} é <&> \u2028';
const hasTerraform = spawnSync('terraform', ['version']).status === 0;

/** What Terraform itself makes of an argument. */
function evaluated(document: (variable: TerraformVariable) => unknown): any {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const variable = new TerraformVariable(stack, 'v', { default: AWKWARD });
  new TerraformOutput(stack, 'o', { value: jsonArgument(document(variable)), staticId: true });
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  const { output, variable: variables } = JSON.parse(Testing.synth(stack));
  // A default is a template too: the variable comes from outside, as it would in a deployment.
  delete variables.v.default;
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output, variable: variables }));
  writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify({ v: AWKWARD }));
  for (const args of [
    ['init', '-input=false'],
    ['apply', '-auto-approve', '-input=false'],
  ]) {
    const { status, stderr } = spawnSync('terraform', args, { cwd: folder, encoding: 'utf8' });
    expect([status, stderr.replace(/There are some problems with the CLI configuration:[^]*/, '')]).toEqual([0, '']);
  }
  const { stdout } = spawnSync('terraform', ['output', '-json', 'o'], { cwd: folder, encoding: 'utf8' });
  return JSON.parse(JSON.parse(stdout));
}

test.runIf(hasTerraform)('text arrives unchanged as a literal', () => {
  const payload = new JsonText({ userData: new JsonText({ Extend: { text: new DataText(AWKWARD) } }) });
  expect(JSON.parse(JSON.parse(evaluated(() => ({ payload })).payload).userData).Extend.text).toBe(AWKWARD);
});

test.runIf(hasTerraform)('text and a variable beside it arrive unchanged in jsonencode', () => {
  const read = evaluated((variable) => ({
    payload: new JsonText({
      userData: new JsonText({
        Extend: { text: new DataText(AWKWARD), variable: variable.stringValue, both: new DataText(`a"${variable.stringValue}$\{b}`) },
      }),
      raw: '${upper("a")}',
    }),
  }));
  const payload = JSON.parse(read.payload);
  expect(payload.raw).toBe('A');
  expect(JSON.parse(payload.userData).Extend).toEqual({ text: AWKWARD, variable: AWKWARD, both: `a"${AWKWARD}$\{b}` });
});

test.runIf(!hasTerraform)('without terraform nothing is compared', () => {
  console.log('No terraform on this machine: what it makes of the expressions was not compared.');
  expect(process.env.CI).not.toBe('true');
});
