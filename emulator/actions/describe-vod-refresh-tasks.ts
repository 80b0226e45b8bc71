import type { TaskTypeName } from '../../src/job/job';
import { URL_TASKS_PER_PAGE } from '../../src/job/limits';
import { statusOf, type Admission } from '../admission';
import { playUrls } from '../catalogue';
import { vodErrors } from '../errors';
import { isFailure } from '../jobs';
import { choice, integer, optionalText, pageNumber, time, type Parameters } from '../parameters';
import { DAY, wholeSeconds, writeTime } from '../times';
import type { Vod } from '../vod';
import type { Action, ResponseFields } from './action';

/** The task of one URL, by the position among the URLs of its media asset, from 0. */
interface UrlTask {
  readonly taskId: string;
  readonly admission: Admission;
  readonly index: number;
}

/** Tasks are returned for this long. */
const KEPT_MILLISECONDS = 3 * DAY;

const OBJECT_TYPES: Readonly<Record<TaskTypeName, string>> = { Preload: 'preload', Refresh: 'file' };

/**
 * DescribeVodRefreshTasks, for the parameters that the handler uses: the tasks of single URLs, the newest first.
 *
 * Documented: the parameters and their values, the period of three days, the response's fields, the values of Description, and
 * the error of a malformed task ID. Inferred: the order (that of the example), that a task ID is digits and an unknown one
 * gives an empty list, that both ends of a time range belong to it and either can be left out, the errors of times (those of
 * VOD's other actions), that a StartTime of more than three days ago is an error, and that Process is 100% for complete tasks
 * and 0% for the others.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshtasks
 */
export const describeVodRefreshTasks: Action = {
  name: 'DescribeVodRefreshTasks',
  shanghaiOnly: true,
  parameters: ['TaskId', 'ObjectType', 'StartTime', 'EndTime', 'PageNumber', 'PageSize'],

  run: ({ parameters, vod }) => {
    const page = pageNumber(parameters, 'PageNumber');
    const pageSize = integer(parameters, 'PageSize', 1, URL_TASKS_PER_PAGE) ?? 20;
    const taskId = optionalText(parameters, 'TaskId');
    if (taskId !== undefined && !/^\d+$/.test(taskId)) {
      throw vodErrors.malformed('TaskId');
    }
    const objectType = choice(parameters, 'ObjectType', ['file', 'preload']);
    const { from, to } = readRange(parameters, vod.now);
    const tasks = tasksFrom(vod, from, to).filter(
      (task) =>
        (taskId === undefined || task.taskId === taskId) && (objectType === undefined || OBJECT_TYPES[task.admission.taskType] === objectType),
    );
    const onPage = tasks.slice((page - 1) * pageSize, page * pageSize);
    return {
      PageNumber: page,
      PageSize: pageSize,
      TotalCount: tasks.length,
      Tasks: { Task: onPage.map((task) => writeTask(task, vod.elapsed)) },
    };
  },
};

function readRange(parameters: Parameters, now: number): { from: number; to: number } {
  const oldest = wholeSeconds(now - KEPT_MILLISECONDS);
  const from = time(parameters, 'StartTime') ?? oldest;
  const to = time(parameters, 'EndTime') ?? Infinity;
  if (from < oldest) {
    throw vodErrors.startTimeUnsupported();
  }
  if (to < from) {
    throw vodErrors.endTimeMismatch();
  }
  return { from, to };
}

/** The tasks that were created between two instants, the newest first. */
function tasksFrom(vod: Vod, from: number, to: number): readonly UrlTask[] {
  const isWithin = ({ createdAt }: Admission) => wholeSeconds(createdAt) >= from && wholeSeconds(createdAt) <= to;
  return [...vod.jobs.values()]
    .flatMap(({ entries }) => entries)
    .flatMap(({ result }) => (isFailure(result) || !isWithin(result) ? [] : tasksOf(result)))
    .reverse();
}

function tasksOf(admission: Admission): UrlTask[] {
  return Array.from({ length: admission.urls }, (_, index) => ({ taskId: String(admission.firstTaskId + index), admission, index }));
}

function writeTask({ taskId, admission, index }: UrlTask, elapsed: number): ResponseFields {
  const { mediaId, filter, taskType, createdAt, fates } = admission;
  const status = statusOf(admission, index, elapsed);
  const fate = fates?.get(index);
  return {
    TaskId: taskId,
    ObjectPath: playUrls(mediaId, filter)[index],
    ObjectType: OBJECT_TYPES[taskType],
    Status: status,
    Process: status === 'Complete' ? '100%' : '0%',
    CreationTime: writeTime(createdAt),
    ...(status === 'Failed' && fate?.kind === 'failed' ? { Description: fate.reason } : {}),
  };
}
