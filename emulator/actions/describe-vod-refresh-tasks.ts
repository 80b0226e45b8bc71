import type { TaskTypeName } from '../../src/job/job';
import { URL_TASKS_PER_PAGE } from '../../src/job/limits';
import { statusOf } from '../admission';
import { playUrls } from '../catalogue';
import { vodErrors } from '../errors';
import { choice, integer, optionalText, pageNumber, time, type Parameters } from '../parameters';
import { DAY, wholeSeconds, writeTime } from '../times';
import { findUrlTasks, type UrlTask } from '../url-tasks';
import type { Action, ResponseFields } from './action';

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
    const taskType = objectType && (objectType === 'preload' ? 'Preload' : 'Refresh');
    const tasks = findUrlTasks(vod.jobs.values(), { taskId, taskType, ...readRange(parameters, vod.now) });
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

function writeTask({ taskId, admission, index }: UrlTask, elapsed: number): ResponseFields {
  const { mediaId, filter, taskType, createdAt, fates } = admission;
  const status = statusOf(admission, index, elapsed);
  const fate = fates?.get(index);
  return {
    TaskId: String(taskId),
    ObjectPath: playUrls(mediaId, filter)[index],
    ObjectType: OBJECT_TYPES[taskType],
    Status: status,
    Process: status === 'Complete' ? '100%' : '0%',
    CreationTime: writeTime(createdAt),
    ...(status === 'Failed' && fate?.kind === 'failed' ? { Description: fate.reason } : {}),
  };
}
