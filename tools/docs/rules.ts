import { RULES, type Rule } from '../../src/rules';

/** The page of all rules, from the table that judges by them. */
export function rulesPage(): string {
  return `${[
    '# Rules',
    '',
    'Generated from the rule table by `npm run docs`.',
    '',
    'An error would be refused by the service, or would silently do nothing there. A warning works, but is probably not meant;',
    'a plan cannot show one, since a condition that is not met stops it.',
    'Every rule speaks at synth, on every value that is known then; a value that only Terraform knows is never judged there.',
    "Such a value (a variable, another resource's attribute, a raw `${...}`) is held against the same rule in the plan, by a",
    'precondition of the trigger or the function; where it is known after apply only, there. What was known at synth is not',
    'checked again. The rules about what a job carries speak once more in the function, on the job that it received.',
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
    '| rule | says | speaks |',
    '|---|---|---|',
    ...rules.map((rule) => `| [${rule.id}](#${rule.id.toLowerCase()}) | ${cell(rule.title)} | ${speaks(rule)} |`),
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
    ...(typeof rule.plan === 'string' && rule.severity === 'error' ? [`- Not in the plan: ${rule.plan}`] : []),
    ...(rule.see ? [`- Source: <${rule.see}>`] : []),
    '',
  ];
}

function speaks(rule: Rule): string {
  return ['synth', ...(typeof rule.plan === 'string' ? [] : ['plan']), ...(rule.handler ? ['function'] : [])].join(', ');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
