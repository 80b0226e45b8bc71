import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeployedFunction } from './support/function-process';
import { killRuns, MEDIA_UNDER_WAY } from './support/kills';
import { tableOf } from './support/table';

const KILLS = Number(process.env.FAULTS_KILLS ?? 100);
const SEED = Number(process.env.FAULTS_SEED ?? 20_260_301);

const deployed = new DeployedFunction();

beforeAll(() => deployed.unpack());
afterAll(() => deployed.remove());

test(`the deployed function, killed ${KILLS} times by SIGKILL, loses no media and doubles no more than was under way`, async () => {
  const lanes = await Promise.all([1, 2, 3].map((lane) => killRuns(deployed, Math.ceil(KILLS / 3), SEED + lane)));
  const rows = lanes.flatMap((lane) => lane.rows);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  const kills = lanes.reduce((total, lane) => total + lane.kills, 0);
  console.log(
    tableOf([
      {
        fault: `SIGKILL, ${kills} times in ${rows.length} ticks`,
        outcome: 'each ended ok',
        selected: sum((row) => row.selected),
        once: sum((row) => row.once),
        twice: sum((row) => row.twice),
        mayBeTwice: sum((row) => row.mayBeTwice),
        named: sum((row) => row.named),
        lost: sum((row) => row.lost),
      },
    ]),
  );
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  rows.forEach(({ outcome, lost, once, twice, selected, unexplained }) => {
    expect(outcome).toMatch(/^(killed, then )*ok$/);
    expect({ lost, unexplained, submitted: once + twice }).toEqual({ lost: 0, unexplained: [], submitted: selected });
  });
  expect(Math.max(...lanes.map(({ mostUnanswered }) => mostUnanswered))).toBeLessThanOrEqual(MEDIA_UNDER_WAY);
});
