from cdktf import App, TerraformStack
from cdktf_alicloud_media_prefetch import (
    MediaFormat,
    MediaPrefetcher,
    MediaPrefetchSchedule,
    MediaSelection,
    ScheduleExpression,
)
from cdktf_alicloud_media_prefetch.alicloud.provider import AlicloudProvider

app = App()
stack = TerraformStack(app, "wrong")
AlicloudProvider(stack, "alicloud", region="cn-shanghai")
MediaPrefetchSchedule(
    stack,
    "Nightly",
    schedule=ScheduleExpression.cron(hour="4", time_zone="Asia/Shangai"),
    media=MediaSelection.ids(["8e7b1668c7596552b264cc33c8a370b9"]),
    formats=[MediaFormat.HLS],
    slice_flag=True,
    slice_count=21,
    prefetcher=MediaPrefetcher(stack, "Prefetcher", max_qps=0),
)
app.synth()
