import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { type Finding, RULES, type Subject, judge, sentence } from '../rules';
import { isInputRule, unusableProps } from '../rules/input';
import { Values } from '../rules/values';
import { sharedInApp } from './app-state';

/** A construct of this library, as the checks see it. */
interface Checked {
  readonly construct: IConstruct;
  readonly subject: Subject;
  readonly values: () => Values;
  /** The warnings that were shown. */
  warned?: Set<string>;
}

/**
 * Judges a construct by the rule table at synth.
 *
 * cdktf stops at the first stack with errors. So that one synth shows every broken rule of the app, the first construct with
 * errors in that stack reports the errors of the other stacks as well.
 */
export function check(construct: IConstruct, subject: Subject, values: () => Values): void {
  const all = sharedInApp<Checked[]>(construct, 'checked', () => []);
  const checked: Checked = { construct, subject, values };
  all.push(checked);
  construct.node.addValidation({ validate: () => validate(checked, all) });
}

function validate(checked: Checked, all: readonly Checked[]): string[] {
  const findings = findingsOf(checked);
  warn(checked, findings);
  const errors = sentencesOfErrors(findings);
  if (errors.length > 0) {
    const stack = TerraformStack.of(checked.construct);
    const ofStack = all.filter((other) => TerraformStack.of(other.construct) === stack);
    if (ofStack.find((other) => other === checked || errorsOf(other).length > 0) === checked) {
      const elsewhere = all
        .filter((other) => TerraformStack.of(other.construct) !== stack)
        .flatMap((other) => errorsOf(other).map((error) => `\n  [${other.construct.node.path}] ${error}`));
      errors[errors.length - 1] += elsewhere.join('');
    }
  }
  return errors;
}

function warn(checked: Checked, findings: readonly Finding[]): void {
  for (const finding of findings) {
    const text = finding.rule.severity === 'warning' ? sentence(finding) : undefined;
    if (text !== undefined && !checked.warned?.has(text)) {
      (checked.warned ??= new Set()).add(text);
      // Not through Annotations: those write stack traces with absolute paths into the output.
      checked.construct.node.addMetadata('@cdktf/warn', text);
    }
  }
}

function errorsOf(checked: Checked): string[] {
  return sentencesOfErrors(findingsOf(checked));
}

/** What is broken. A value that cannot be used counts as left out: that it is missing then, or what follows from that, is not said as well. */
function findingsOf({ subject, values: valuesOf }: Checked): Finding[] {
  const values = valuesOf();
  const findings = judge(RULES, subject, values);
  const unusable = unusableProps(values);
  return unusable.length === 0 ? findings : findings.filter(({ rule, prop }) => isInputRule(rule) || !unusable.some((each) => isPartOf(prop, each)));
}

function isPartOf(prop: string, other: string): boolean {
  return prop.startsWith(other) && /^(?:$|[.[(])/.test(prop.slice(other.length));
}

function sentencesOfErrors(findings: readonly Finding[]): string[] {
  return findings.filter(({ rule }) => rule.severity === 'error').map(sentence);
}
