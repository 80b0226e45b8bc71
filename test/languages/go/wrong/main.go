package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch-go/mediaprefetch"
	"github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch-go/mediaprefetch/alicloud/provider"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("wrong"))
	provider.NewAlicloudProvider(stack, jsii.String("alicloud"), &provider.AlicloudProviderConfig{Region: jsii.String("cn-shanghai")})
	mediaprefetch.NewMediaPrefetchSchedule(stack, jsii.String("Nightly"), &mediaprefetch.MediaPrefetchScheduleProps{
		Schedule:   mediaprefetch.ScheduleExpression_Cron(&mediaprefetch.CronOptions{Hour: jsii.String("4"), TimeZone: jsii.String("Asia/Shangai")}),
		Media:      mediaprefetch.MediaSelection_Ids(jsii.Strings("8e7b1668c7596552b264cc33c8a370b9")),
		Formats:    &[]*string{mediaprefetch.MediaFormat_HLS()},
		SliceFlag:  true,
		SliceCount: jsii.Number(21),
		Prefetcher: mediaprefetch.NewMediaPrefetcher(stack, jsii.String("Prefetcher"), &mediaprefetch.MediaPrefetcherProps{MaxQps: jsii.Number(0)}),
	})
	app.Synth()
}
