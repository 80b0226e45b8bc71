"""Every prop, every selection, tokens, a prefetcher of the user's own class and an imported one: see rich.ts."""

from typing import List, cast

import jsii
from cdktf import App, LocalBackend, TerraformStack, TerraformVariable
from cdktf_alicloud_media_prefetch import (
    DailyUrlQuota,
    Definition,
    DestinationOptions,
    FailureCriteria,
    IMediaPrefetcher,
    LedgerOptions,
    LogOptions,
    MediaFormat,
    MediaPrefetcher,
    MediaPrefetchSchedule,
    MediaSelection,
    MediaType,
    OffPeakWindow,
    PrefetchAccount,
    ResultType,
    ScheduleExpression,
    StreamType,
    TaskType,
    UserData,
    Verification,
    VpcOptions,
)
from cdktf_alicloud_media_prefetch.alicloud.provider import AlicloudProvider
from constructs import Construct

FIRST = "8e7b1668c7596552b264cc33c8a370b9"
SECOND = "299a288e6a56c5b010c532327a5bf697"


@jsii.implements(IMediaPrefetcher)
class OwnPrefetcher(Construct):
    @property
    def function_name(self) -> str:
        return "our-own-function"

    @property
    def vod_region(self) -> str:
        return "cn-shanghai"

    @property
    def max_qps(self) -> int:
        return 10

    @property
    def timeout_seconds(self) -> int:
        return 900

    @property
    def status_region(self) -> None:
        return None

    @property
    def required_actions(self) -> List[str]:
        return []


app = App()
stack = TerraformStack(app, "rich")
LocalBackend(stack, path="terraform.tfstate")
provider = AlicloudProvider(stack, "alicloud", region="cn-shanghai")

enabled = TerraformVariable(stack, "enabled", type="bool", default=True)
slices = TerraformVariable(stack, "slices", type="number", default=5)
late = TerraformVariable(stack, "late", type="list(string)", default=[SECOND])
team = TerraformVariable(stack, "team", type="string", default="media")

account = PrefetchAccount(
    account_id="1234567890123456",
    daily_url_quota=DailyUrlQuota(preload=1000, refresh=4000),
    qps_limit=60,
    off_peak=OffPeakWindow(start="00:00", end="23:59", time_zone="Asia/Shanghai"),
    fail_on_excess=False,
)
account.add_other_schedule(
    "another app",
    schedule=ScheduleExpression.cron(minute="0", hour="2", time_zone="Asia/Shanghai"),
    urls_per_run=10,
    requests_per_second=1,
    task_type=TaskType.REFRESH,
)

prefetcher = MediaPrefetcher(
    stack,
    "Prefetcher",
    name="front-page-warmer",
    description="Warms the front page.",
    tags={"team": team.string_value, "stage": "production"},
    provider=provider,
    vod_region="cn-beijing",
    vod_endpoint="https://vod.cn-beijing.aliyuncs.com",
    status_region="cn-shanghai",
    allow_foreign_endpoint=False,
    dry_run=False,
    destinations=DestinationOptions(
        failure_queue_arn="acs:mns:cn-shanghai:1234567890123456:/queues/failed/messages",
        success_queue_arn="acs:mns:cn-shanghai:1234567890123456:/queues/done/messages",
    ),
    max_qps=20,
    account=account,
    max_urls_per_batch=50,
    timeout_seconds=3600,
    memory_size_mb=1024,
    cpu=0.5,
    vpc=VpcOptions(vpc_id="vpc-123", vswitch_ids=["vsw-123"], security_group_id="sg-123"),
    internet_access=True,
    resource_group_id="rg-123",
    logs=LogOptions(enabled=True, retention_days=30, prevent_destroy=True),
    reserved_concurrency=1,
    ledger=LedgerOptions(
        bucket_name="warmer-ledger", prefix="ledger", endpoint="https://oss-cn-shanghai-internal.aliyuncs.com"
    ),
    max_run_retries=2,
    max_event_age_seconds=7200,
)

MediaPrefetchSchedule(
    stack,
    "Everything",
    schedule=ScheduleExpression.cron(
        minute="30", hour="4", day="*", month="*", week_day="MON-FRI", time_zone="Asia/Shanghai"
    ),
    media=MediaSelection.concat(
        MediaSelection.ids([FIRST]),
        MediaSelection.ids(late.list_value),
        MediaSelection.bucket_object(
            "warmer-lists", "shows/today.txt", endpoint="https://oss-cn-shanghai-internal.aliyuncs.com"
        ),
        MediaSelection.search(
            match="CateId = '1000'", statuses=["Normal"], media_types=[MediaType.VIDEO], sort_by="CreationTime:Desc"
        ),
        MediaSelection.recent(within_hours=24, statuses=["Normal"], media_types=[MediaType.AUDIO, MediaType.VIDEO]),
        MediaSelection.top_played(days=2, limit=50),
    )
    .excluding(MediaSelection.ids([SECOND]))
    .limit(100),
    task_type=TaskType.REFRESH_THEN_PRELOAD,
    formats=[MediaFormat.HLS, MediaFormat.MP4],
    definitions=[Definition.HD, Definition.SD],
    stream_types=[StreamType.VIDEO],
    result_type=ResultType.SINGLE,
    slice_flag=True,
    slice_count=slices.number_value,
    user_data=UserData(callback_url="https://example.com/done", extend={"team": team.string_value}),
    enabled=enabled.boolean_value,
    not_before="2026-01-01T00:00:00Z",
    not_after="2027-01-01T00:00:00Z",
    retry_unanswered=True,
    fail_on_partial=False,
    skip_submitted_within_hours=12,
    verification=Verification.COMPLETION,
    verification_timeout_seconds=900,
    url_budget=400,
    within_account_quota=True,
    max_urls_in_flight=200,
    failure_criteria=FailureCriteria(
        failed_share=0.1, forbidden_share=0, nonexistent_share=0.2, skipped_share=0.5, nothing_selected=True
    ),
    prefetcher=prefetcher,
    trigger_name="everything",
    description="Warms everything.",
    provider=provider,
)

MediaPrefetchSchedule(
    stack,
    "Rate",
    schedule=ScheduleExpression.rate(60),
    media=MediaSelection.ids([FIRST]),
    definitions=["HD-NBV1"],
    formats=[MediaFormat.HLS],
    user_data_json='{"Extend":{"team":"media"}}',
    prefetcher=MediaPrefetcher.from_attributes(
        stack,
        "Imported",
        function_name="imported-function",
        vod_region="cn-shanghai",
        max_qps=20,
        timeout_seconds=600,
        status_region="cn-shanghai",
    ),
)

plain = MediaPrefetcher(
    stack,
    "Plain",
    name_prefix="acme",
    former_path="FormerPlain",
    role_arn="acs:ram::1234567890123456:role/warmer",
    logs=LogOptions(project_name="acme-logs", store_name="runs"),
)

MediaPrefetchSchedule(
    stack,
    "Stored",
    schedule=ScheduleExpression.rate(15),
    media=MediaSelection.ids([FIRST, SECOND]).stored_in(
        "warmer-lists", prefix="lists", endpoint="https://oss-cn-shanghai-internal.aliyuncs.com"
    ),
    formats=[MediaFormat.HLS],
    definitions=[Definition.HD],
    former_path="FormerStored",
    prefetcher=plain,
)

MediaPrefetchSchedule(
    stack,
    "Listed",
    schedule=ScheduleExpression.at("2027-01-01T00:00:00+08:00"),
    media=MediaSelection.file("shows.txt"),
    formats=[MediaFormat.HLS],
    definitions=[Definition.HD],
    prefetcher=plain,
)

MediaPrefetchSchedule(
    stack,
    "Own",
    schedule=ScheduleExpression.expression("CRON_TZ=Asia/Shanghai 0 0 4 * * *"),
    media=MediaSelection.ids([FIRST]),
    formats=[MediaFormat.HLS],
    prefetcher=cast(IMediaPrefetcher, OwnPrefetcher(stack, "OwnPrefetcher")),
)
app.synth()
