import type { FunctionIdentity } from '../handler/ledger/owner';
import { RefusedError } from './errors';
import type { PlannedRun } from './planned-run';
import { shellWord } from './shell-word';

const ARN = /^acs:fc:([^:]+):([^:]+):functions\/([^/]+)$/;

/**
 * What tells the ledger of a function from that of another one: its name, account and region, of the applied state.
 *
 * @throws RefusedError where they are not known, and the run has a ledger: what its function submitted would not be found.
 */
export function identityOf({ schedule, environment }: Pick<PlannedRun, 'schedule' | 'environment'>): FunctionIdentity {
  const { arn, name } = schedule.function ?? {};
  const [, region, accountId, functionName] = ARN.exec(arn ?? '') ?? [];
  if (functionName !== undefined) {
    return { accountId, region, function: { name: functionName } };
  }
  // An emulated run has a ledger of its own, and so does whatever else calls this machine.
  const isOnThisMachine = /^http:/.test(environment.VOD_ENDPOINT ?? '');
  if (environment.LEDGER_DIR !== undefined && !isOnThisMachine) {
    throw new RefusedError(
      `The ledger of ${schedule.path} is named by its function's account and region, which only the applied state holds. Write it with:\n` +
        `  terraform -chdir=${shellWord(`cdktf.out/stacks/${schedule.stack}`)} show -json > state.json\nand name it with --state state.json; or go without the ledger, with --no-ledger.`,
    );
  }
  return { accountId: 'emulated', region: 'emulated', function: { name: name ?? schedule.path } };
}
