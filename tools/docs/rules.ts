import { RULES, type Rule } from '../../src/rules';
import { NOT_AT_SYNTH } from '../../src/rules/rule';

/** The page of all rules, from the table that judges by them. */
export function rulesPage(): string {
  return `${[
    '# Rules',
    '',
    'Generated from the rule table by `npm run docs`.',
    '',
    'An error would be refused by the service, or would silently do nothing there. A warning works, but is probably not meant.',
    '',
    '| checked | how |',
    '|---|---|',
    '| synth | every value that is known then, all broken rules at once; a value that only Terraform knows is never judged there |',
    "| plan, stops | values that synth did not know (a variable, another resource's attribute, a raw `${...}`), by a precondition of the trigger or the function; at apply, where a value is known only then |",
    '| plan, warns | values of variables and locals that synth did not know, and what depends on the day of the plan, by a `check` block with the name of the trigger or the function. What only another resource tells is not checked: a plan could only say that it is known after apply |',
    '| function | the job that a run received |',
    '',
    'What was known at synth is not checked again in the plan.',
    '',
    ...list('Errors', 'error'),
    ...list('Warnings', 'warning'),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function list(title: string, severity: string): string[] {
  const rules = RULES.filter((rule) => rule.severity === severity);
  return [
    `## ${title}`,
    '',
    '| rule | says | checked |',
    '|---|---|---|',
    ...rules.map((rule) => `| [${rule.id}](#${rule.id.toLowerCase()}) | ${cell(rule.title)} | ${checkedIn(rule)} |`),
    '',
    ...rules.flatMap(section),
  ];
}

function section(rule: Rule): string[] {
  const bounds = Object.entries(rule.bounds).map(([name, value]) => `${name} ${value}`);
  return [
    `### ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `- Concerns: ${rule.props.length > 0 ? rule.props.map((prop) => `\`${prop}\``).join(', ') : 'every prop'}`,
    `- Allowed: ${rule.allowed}`,
    ...(rule.why ? [`- Why: ${rule.why}`] : []),
    ...(bounds.length > 0 ? [`- Bounds: ${bounds.join(', ')}`] : []),
    ...(typeof rule.plan === 'string' ? [`- Not in the plan: ${rule.plan}`] : []),
    ...(rule.see ? [`- Source: <${rule.see}>`] : []),
    '',
  ];
}

function checkedIn(rule: Rule): string {
  return [
    ...(rule.check === NOT_AT_SYNTH ? [] : ['synth']),
    ...(typeof rule.plan === 'string' ? [] : [rule.severity === 'error' ? 'plan, stops' : 'plan, warns']),
    ...(rule.handler ? ['function'] : []),
  ].join('; ');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
