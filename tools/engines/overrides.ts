import type { StackDocument } from './document';

/** What cdktf calls the state of another stack that a stack reads. */
const OTHER_STATE = 'cross-stack-reference-input-';

/** The credentials that an override puts in; nothing accepts them. */
const CREDENTIALS = { access_key: 'none', secret_key: 'none', skip_region_validation: true };

/**
 * The override file that makes a synthesized stack runnable here: states in local files, credentials of nobody, and nothing else.
 *
 * @param stateOf the state of another stack of the app, as a path from this stack's folder.
 */
export function overridesOf(document: StackDocument, stateOf: (stack: string) => string): object {
  const providers = document.provider?.alicloud ?? [];
  const states = Object.keys(document.data?.terraform_remote_state ?? {}).filter((id) => id.startsWith(OTHER_STATE));
  return {
    terraform: { backend: { local: { path: 'terraform.tfstate' } } },
    ...(providers.length > 0 && {
      provider: { alicloud: providers.map(({ alias }) => ({ ...(alias !== undefined && { alias }), ...CREDENTIALS })) },
    }),
    ...(states.length > 0 && {
      data: {
        terraform_remote_state: Object.fromEntries(
          states.map((id) => [id, { backend: 'local', config: { path: stateOf(id.slice(OTHER_STATE.length)) } }]),
        ),
      },
    }),
  };
}
