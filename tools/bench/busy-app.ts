import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  Definition,
  MediaFormat,
  MediaPrefetcher,
  MediaPrefetchSchedule,
  type MediaPrefetchScheduleProps,
  MediaSelection,
  PrefetchAccount,
  ScheduleExpression,
  TaskType,
  alicloud,
} from 'cdktf-alicloud-media-prefetch';

const STACKS = 12;
const SCHEDULES = 200;
const ACCOUNTS = 3;
const NIGHT_HOURS = 8;

/** Eight definitions of one format: as many URLs a media asset. */
const EIGHT = { formats: [MediaFormat.MP4], definitions: ['FD', 'LD', 'SD', 'HD', 'OD', '2K', '4K', 'SQ'] };

/** An app, and how schedules are added to it. */
export interface BusyApp {
  readonly app: App;
  /** Adds a schedule to the prefetcher of a stack. */
  readonly add: (stack: number, id: string, props: Partial<MediaPrefetchScheduleProps>) => void;
  /** So many media IDs that no other schedule has. */
  readonly media: (count: number) => MediaSelection;
}

/**
 * An app of 200 schedules in 12 stacks and 3 accounts that stays within its means: the stacks 0, 3, 6 and 9 are of the first account, and so on.
 * Two schedules run every minute; the others at night, in three time zones, some on some days only.
 *
 * @param skipValidation whether nothing is checked
 */
export function busyApp(outdir: string, skipValidation = false): BusyApp {
  const app = new App({ outdir, skipValidation });
  const accounts = Array.from(
    { length: ACCOUNTS },
    (_, index) => new PrefetchAccount({ accountId: `100000000000000${index}`, dailyUrlQuota: { preload: 5_000 }, ...(index === 1 && NIGHT) }),
  );
  const stacks = Array.from({ length: STACKS }, (_, index) => {
    const stack = new TerraformStack(app, `team${index}`);
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    new alicloud.provider.AlicloudProvider(stack, 'alicloud', { region: 'cn-shanghai' });
    return { stack, prefetcher: new MediaPrefetcher(stack, 'Prefetcher', { maxQps: 30, account: accounts[index % ACCOUNTS] }) };
  });
  let nextId = 0;
  const media = (count: number) => MediaSelection.ids(Array.from({ length: count }, () => (nextId++).toString(16).padStart(32, '0')));
  const add: BusyApp['add'] = (index, id, props) =>
    void new MediaPrefetchSchedule(stacks[index].stack, id, {
      schedule: nightly(0),
      media: media(2),
      formats: [MediaFormat.MP4],
      definitions: [Definition.HD],
      prefetcher: stacks[index].prefetcher,
      ...props,
    });
  for (let index = 0; index < SCHEDULES; index++) {
    // Stacks 0 and 2 have nothing but a schedule that runs every minute.
    const stack = index === 0 ? 0 : index === 1 ? 2 : [1, 3, 4, 5, 6, 7, 8, 9, 10, 11][index % 10];
    add(
      stack,
      `Schedule${index}`,
      index < 2 ? { schedule: ScheduleExpression.rate(1), media: media(1) } : { schedule: nightly(Math.floor(index / 10)) },
    );
  }
  return { app, add, media };
}

const NIGHT = { offPeak: { start: '00:00', end: '08:00' } };

/** Times of the night in Shanghai, twenty minutes apart; some on some days only, some by another clock. */
function nightly(number: number): ScheduleExpression {
  const [hour, minute] = [Math.floor(number / 3) % NIGHT_HOURS, String((number % 3) * 20)];
  const days = number % 7 === 1 ? { weekDay: 'MON-FRI' } : number % 7 === 2 ? { day: '1,15' } : {};
  return number % 5 === 3
    ? ScheduleExpression.cron({ minute, hour: String((hour + 1) % 24), timeZone: 'Asia/Tokyo', ...days })
    : ScheduleExpression.cron({ minute, hour: String(hour), timeZone: 'Asia/Shanghai', ...days });
}

/** Plants one conflict of every kind; the account of each is the stack's number modulo 3. */
export function plantConflicts({ add, media }: BusyApp): void {
  const at = (hour: string, minute: string, days: object = {}) => ScheduleExpression.cron({ hour, minute, timeZone: 'Asia/Shanghai', ...days });
  // On Mondays the URLs to preload exceed the first account's quota.
  add(3, 'Mondays', { schedule: at('5', '31', { weekDay: 'MON' }), media: media(450), ...EIGHT });
  // Two prefetchers of it send 60 requests at one second.
  add(6, 'ManyAtOnce', { schedule: at('4', '31'), media: media(600) });
  add(9, 'ManyAtOnce', { schedule: at('4', '31'), media: media(600) });
  // A window makes one day of the second account's too full, and one schedule runs in the day.
  add(1, 'Premiere', {
    schedule: at('5', '31'),
    media: media(610),
    ...EIGHT,
    notBefore: '2026-06-11T00:00:00+08:00',
    notAfter: '2026-06-12T00:00:00+08:00',
  });
  add(4, 'Noon', { schedule: at('12', '31') });
  // Two schedules of one prefetcher start together.
  add(7, 'AtTheSameTime', { schedule: at('5', '51') });
  add(7, 'AsThisOne', { schedule: at('5', '51') });
  // The third account submits the same media assets twice, and refreshes others while they are preloaded.
  const [twice, purged] = [media(3), media(4)];
  add(5, 'Evening', { schedule: at('22', '11'), media: twice });
  add(8, 'Morning', { schedule: at('9', '11'), media: twice });
  add(5, 'Warm', { schedule: at('23', '11'), media: purged });
  add(11, 'Purge', { schedule: at('23', '12'), media: purged, taskType: TaskType.REFRESH });
}
