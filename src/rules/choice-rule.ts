import { either } from '../job/show';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { checkOf, isOneOf } from './plan';
import { type Rule, type RuleDraft, rule, show } from './rule';

type ChoiceRuleDraft = Pick<RuleDraft, 'id' | 'title' | 'allowed' | 'see'> & {
  readonly props: readonly ('taskType' | 'resultType' | 'verification')[];
};

/** A rule that props of a schedule are among their choices. */
export function choiceRule({ props, ...draft }: ChoiceRuleDraft): Rule {
  const judged = props.map((prop) => ({ prop, choices: SCHEDULE_FIELDS[prop].choices as readonly string[] }));
  return rule({
    ...draft,
    subject: 'schedule',
    props,
    handler: true,
    check: (values) =>
      judged
        .filter(({ prop, choices }) => values.text(prop) !== undefined && !choices.includes(values.text(prop)!))
        .map(({ prop, choices }) => ({ prop, found: show(values.text(prop)), allowed: either(choices) })),
    plan: (values) =>
      judged.flatMap(({ prop, choices }) =>
        checkOf(values, prop, (value) => isOneOf(value, choices)).map((check) => ({ ...check, allowed: either(choices) })),
      ),
  });
}
