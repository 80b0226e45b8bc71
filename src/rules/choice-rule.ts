import type { Field } from '../job/field';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { either } from '../job/show';
import { type Rule, type RuleDraft, rule, show } from './rule';

/** The props of a job that are one of some values. */
export const CHOICES: readonly { readonly prop: string; readonly choices: readonly string[] }[] = Object.entries<Field>(SCHEDULE_FIELDS).flatMap(
  ([prop, { type, choices, job }]) => (type === 'string' && choices !== undefined && job !== undefined ? [{ prop, choices }] : []),
);

type ChoiceRuleDraft = Pick<RuleDraft, 'id' | 'title' | 'allowed' | 'see'> & { readonly choices: typeof CHOICES };

/** A rule that props of a schedule are among their choices. */
export function choiceRule({ choices: judged, ...draft }: ChoiceRuleDraft): Rule {
  return rule({
    ...draft,
    subject: 'schedule',
    props: judged.map(({ prop }) => prop),
    handler: true,
    check: (values) =>
      judged
        .filter(({ prop, choices }) => values.text(prop) !== undefined && !choices.includes(values.text(prop)!))
        .map(({ prop, choices }) => ({ prop, found: show(values.text(prop)), allowed: either(choices) })),
    plan: 'closed choices must be known at synth',
  });
}
