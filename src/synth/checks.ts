import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type Finding, RULES, type Subject, judge, sentence } from '../rules';
import { isInputRule, unusableProps } from '../rules/input';
import type { Values } from '../rules/values';
import { sharedInApp } from './app-state';
import { printWarning } from './print-warning';

/** A construct of this library, as the checks see it. */
interface Checked {
  readonly construct: IConstruct;
  readonly subject: Subject;
  readonly values: () => Values;
  /** The warnings that were shown. */
  warned?: Set<string>;
}

/** All constructs of an app, and what was found of them in the synth that is under way. */
interface Checks {
  readonly all: Checked[];
  readonly validated: Set<Checked>;
  readonly errors: Map<Checked, readonly string[]>;
}

/**
 * Judges a construct by the rule table at synth.
 *
 * cdktf stops at the first stack with errors. So that one synth shows every broken rule of the app, the first construct with
 * errors in that stack reports the errors of the other stacks as well.
 */
export function check(construct: IConstruct, subject: Subject, values: () => Values): void {
  const checks = sharedInApp<Checks>(construct, 'checks', () => ({ all: [], validated: new Set(), errors: new Map() }));
  const checked: Checked = { construct, subject, values };
  checks.all.push(checked);
  construct.node.addValidation({ validate: () => validate(checked, checks) });
}

function validate(checked: Checked, checks: Checks): string[] {
  if (checks.validated.has(checked)) {
    // Another synth: what was found before may no longer hold.
    checks.validated.clear();
    checks.errors.clear();
  }
  checks.validated.add(checked);
  const errors = [...errorsOf(checked, checks)];
  if (errors.length > 0) {
    const stack = TerraformStack.of(checked.construct);
    const first = checks.all.find((other) => TerraformStack.of(other.construct) === stack && errorsOf(other, checks).length > 0);
    if (first === checked) {
      const elsewhere = checks.all
        .filter((other) => TerraformStack.of(other.construct) !== stack)
        .flatMap((other) => errorsOf(other, checks).map((error) => `\n  [${other.construct.node.path}] ${error}`));
      errors[errors.length - 1] += elsewhere.join('');
    }
  }
  return errors;
}

/** The errors of a construct; its warnings are shown on the way. */
function errorsOf(checked: Checked, { errors }: Checks): readonly string[] {
  let found = errors.get(checked);
  if (found === undefined) {
    const findings = findingsOf(checked);
    warn(checked, findings);
    found = findings.filter(({ rule }) => rule.severity === 'error').map(sentence);
    errors.set(checked, found);
  }
  return found;
}

function warn(checked: Checked, findings: readonly Finding[]): void {
  for (const finding of findings) {
    const text = finding.rule.severity === 'warning' ? sentence(finding) : undefined;
    if (text !== undefined && !checked.warned?.has(text)) {
      (checked.warned ??= new Set()).add(text);
      // Not through Annotations: those write stack traces with absolute paths into the output.
      checked.construct.node.addMetadata('@cdktf/warn', text);
      printWarning(checked.construct.node.path, text);
    }
  }
}

/** What is broken. A value that cannot be used counts as left out: what follows from that is not reported as well. */
function findingsOf({ subject, values: valuesOf }: Checked): Finding[] {
  const values = valuesOf();
  const findings = judge(RULES, subject, values);
  const unusable = unusableProps(values);
  return unusable.length === 0 ? findings : findings.filter(({ rule, prop }) => isInputRule(rule) || !unusable.some((each) => isPartOf(prop, each)));
}

function isPartOf(prop: string, other: string): boolean {
  return prop.startsWith(other) && /^(?:$|[.[(])/.test(prop.slice(other.length));
}
