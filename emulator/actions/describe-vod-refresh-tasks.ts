import type { TaskTypeName } from '../../src/job/job';
import { mediaOf, PLAY_DOMAIN } from '../catalogue';
import { vodErrors } from '../errors';
import { choice, integer, optionalText, pageNumber, requiredText, time, type Parameters } from '../parameters';
import { DAY, wholeSeconds, writeTime } from '../times';
import type { UrlTask, UrlTaskPage } from '../url-tasks';
import type { Vod } from '../vod';
import type { Action, AnswerFields } from './action';

/** For how long tasks are told of. */
const TOLD_FOR = 3 * DAY;

/** Tasks on one page, at most. */
const MOST_TASKS = 50;

/** Which task types are tasks of a kind of object; the emulator refreshes no directories. */
const TASK_TYPES = { file: 'Refresh', preload: 'Preload', directory: undefined } as const;

/**
 * Tells what became of single URLs, the newest first.
 *
 * Documented: the parameters and their values, that only the last three days are told of, that a domain name or a status
 * needs an object type, the answer's fields and what Description can say, and the error of a malformed task ID. Inferred: the
 * order (that of the example), that a task ID is digits and an unknown one gives an empty list, that both ends of a time range
 * belong to it and either can be left out, the errors of times (those of VOD's other actions), that a StartTime of more than
 * three days ago is an error, and that Process is 100% for what is complete and 0% for the rest.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-describevodrefreshtasks
 */
export const describeVodRefreshTasks: Action = {
  name: 'DescribeVodRefreshTasks',
  shanghaiOnly: true,
  parameters: ['TaskId', 'ObjectPath', 'ObjectType', 'DomainName', 'Status', 'StartTime', 'EndTime', 'PageNumber', 'PageSize'],

  mediaIds: (parameters, vod) => {
    const taskId = optionalText(parameters, 'TaskId');
    const mediaId = taskId === undefined ? mediaOf(optionalText(parameters, 'ObjectPath') ?? '') : vod.tasks.byId(taskId)?.mediaId;
    return mediaId === undefined ? [] : [mediaId];
  },

  run: ({ parameters, vod }) => {
    const page = pageNumber(parameters, 'PageNumber');
    const pageSize = integer(parameters, 'PageSize', 1, MOST_TASKS) ?? 20;
    const { tasks, total } = find(parameters, vod, (page - 1) * pageSize, pageSize);
    return { fields: { PageNumber: page, PageSize: pageSize, TotalCount: total, Tasks: { Task: tasks.map(writeTask) } } };
  },
};

function find(parameters: Parameters, vod: Vod, start: number, size: number): UrlTaskPage {
  const taskId = optionalText(parameters, 'TaskId');
  const url = optionalText(parameters, 'ObjectPath');
  const objectType = choice(parameters, 'ObjectType', ['file', 'directory', 'preload']);
  const domain = optionalText(parameters, 'DomainName');
  const status = choice(parameters, 'Status', ['Complete', 'Refreshing', 'Failed']);
  const { from, to } = readRange(parameters, vod.now);
  if (taskId !== undefined && !/^\d+$/.test(taskId)) {
    throw vodErrors.malformed('TaskId');
  }
  if (domain !== undefined || status !== undefined) {
    requiredText(parameters, 'ObjectType');
  }
  const taskType: TaskTypeName | undefined = objectType && TASK_TYPES[objectType];
  if ((objectType !== undefined && taskType === undefined) || (domain !== undefined && domain !== PLAY_DOMAIN)) {
    return { tasks: [], total: 0 };
  }
  return vod.tasks.page({ taskId, url, taskType, status, from, to }, start, size);
}

function readRange(parameters: Parameters, now: number): { from: number; to: number } {
  const oldest = wholeSeconds(now - TOLD_FOR);
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

function writeTask({ taskId, url, objectType, status, description, createdAt }: UrlTask): AnswerFields {
  return {
    TaskId: taskId,
    ObjectPath: url,
    ObjectType: objectType,
    Status: status,
    Process: status === 'Complete' ? '100%' : '0%',
    CreationTime: writeTime(createdAt),
    ...(description === undefined ? {} : { Description: description }),
  };
}
