import type { Field } from '../job/field';
import { SCHEDULE_FIELDS } from '../job/schedule-fields';
import { either } from '../job/show';
import type { ErrorDraft } from './rule';
import { textViolations } from './text-rule';

/** The props of a job that are one of some values. */
export const CHOICES: readonly { readonly prop: string; readonly choices: readonly string[] }[] = Object.entries<Field>(SCHEDULE_FIELDS).flatMap(
  ([prop, { type, choices, job }]) => (type === 'string' && choices !== undefined && job !== undefined ? [{ prop, choices }] : []),
);

type ChoiceRuleDraft = Pick<ErrorDraft, 'id' | 'title' | 'allowed' | 'see'> & { readonly choices: typeof CHOICES };

/** A rule that props of a job are among their choices. */
export function choiceRule({ choices: judged, ...draft }: ChoiceRuleDraft): ErrorDraft {
  return {
    ...draft,
    props: judged.map(({ prop }) => prop),
    handler: true,
    check: (values) =>
      judged.flatMap(({ prop, choices }) =>
        textViolations(values, [prop], (text) => choices.includes(text)).map((violation) => ({ ...violation, allowed: either(choices) })),
      ),
    plan: 'closed choices must be known at synth',
  };
}
