// Every prop, every selection, tokens, a prefetcher of the user's own class and an imported one: see rich.ts.
package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch-go/mediaprefetch"
	"github.com/cdktf-alicloud/cdktf-alicloud-media-prefetch-go/mediaprefetch/alicloud/provider"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

const (
	first    = "8e7b1668c7596552b264cc33c8a370b9"
	second   = "299a288e6a56c5b010c532327a5bf697"
	endpoint = "https://oss-cn-shanghai-internal.aliyuncs.com"
)

type ownPrefetcher struct {
	constructs.Construct
}

func newOwnPrefetcher(scope constructs.Construct, id string) *ownPrefetcher {
	own := &ownPrefetcher{}
	constructs.NewConstruct_Override(own, scope, &id)
	return own
}

func (*ownPrefetcher) FunctionName() *string       { return jsii.String("our-own-function") }
func (*ownPrefetcher) VodRegion() *string          { return jsii.String("cn-shanghai") }
func (*ownPrefetcher) MaxQps() *float64            { return jsii.Number(10) }
func (*ownPrefetcher) TimeoutSeconds() *float64    { return jsii.Number(900) }
func (*ownPrefetcher) StatusRegion() *string       { return nil }
func (*ownPrefetcher) RequiredActions() *[]*string { return jsii.Strings() }

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("rich"))
	cdktf.NewLocalBackend(stack, &cdktf.LocalBackendConfig{Path: jsii.String("terraform.tfstate")})
	alicloud := provider.NewAlicloudProvider(stack, jsii.String("alicloud"), &provider.AlicloudProviderConfig{Region: jsii.String("cn-shanghai")})

	enabled := cdktf.NewTerraformVariable(stack, jsii.String("enabled"), &cdktf.TerraformVariableConfig{Type: jsii.String("bool"), Default: true})
	slices := cdktf.NewTerraformVariable(stack, jsii.String("slices"), &cdktf.TerraformVariableConfig{Type: jsii.String("number"), Default: 5})
	late := cdktf.NewTerraformVariable(stack, jsii.String("late"), &cdktf.TerraformVariableConfig{Type: jsii.String("list(string)"), Default: []string{second}})
	team := cdktf.NewTerraformVariable(stack, jsii.String("team"), &cdktf.TerraformVariableConfig{Type: jsii.String("string"), Default: "media"})

	account := mediaprefetch.NewPrefetchAccount(&mediaprefetch.PrefetchAccountProps{
		AccountId:     jsii.String("1234567890123456"),
		DailyUrlQuota: &mediaprefetch.DailyUrlQuota{Preload: jsii.Number(1000), Refresh: jsii.Number(4000)},
		QpsLimit:      jsii.Number(60),
		OffPeak:       &mediaprefetch.OffPeakWindow{Start: jsii.String("00:00"), End: jsii.String("23:59"), TimeZone: jsii.String("Asia/Shanghai")},
		FailOnExcess:  jsii.Bool(false),
	})
	account.AddOtherSchedule(jsii.String("another app"), &mediaprefetch.OtherScheduleOptions{
		Schedule:          mediaprefetch.ScheduleExpression_Cron(&mediaprefetch.CronOptions{Minute: jsii.String("0"), Hour: jsii.String("2"), TimeZone: jsii.String("Asia/Shanghai")}),
		UrlsPerRun:        jsii.Number(10),
		RequestsPerSecond: jsii.Number(1),
		TaskType:          mediaprefetch.TaskType_REFRESH,
	})

	prefetcher := mediaprefetch.NewMediaPrefetcher(stack, jsii.String("Prefetcher"), &mediaprefetch.MediaPrefetcherProps{
		Name:                 jsii.String("front-page-warmer"),
		Description:          jsii.String("Warms the front page."),
		Tags:                 &map[string]*string{"team": team.StringValue(), "stage": jsii.String("production")},
		Provider:             alicloud,
		VodRegion:            jsii.String("cn-beijing"),
		VodEndpoint:          jsii.String("https://vod.cn-beijing.aliyuncs.com"),
		StatusRegion:         jsii.String("cn-shanghai"),
		AllowForeignEndpoint: jsii.Bool(false),
		DryRun:               false,
		Destinations: &mediaprefetch.DestinationOptions{
			FailureQueueArn: jsii.String("acs:mns:cn-shanghai:1234567890123456:/queues/failed/messages"),
			SuccessQueueArn: jsii.String("acs:mns:cn-shanghai:1234567890123456:/queues/done/messages"),
		},
		MaxQps:              jsii.Number(20),
		Account:             account,
		MaxUrlsPerBatch:     jsii.Number(50),
		TimeoutSeconds:      jsii.Number(3600),
		MemorySizeMb:        jsii.Number(1024),
		Cpu:                 jsii.Number(0.5),
		Vpc:                 &mediaprefetch.VpcOptions{VpcId: jsii.String("vpc-123"), VswitchIds: jsii.Strings("vsw-123"), SecurityGroupId: jsii.String("sg-123")},
		InternetAccess:      true,
		ResourceGroupId:     jsii.String("rg-123"),
		Logs:                &mediaprefetch.LogOptions{Enabled: jsii.Bool(true), RetentionDays: jsii.Number(30), PreventDestroy: jsii.Bool(true)},
		ReservedConcurrency: jsii.Number(1),
		Ledger: &mediaprefetch.LedgerOptions{
			BucketName: jsii.String("warmer-ledger"),
			Prefix:     jsii.String("ledger"),
			Endpoint:   jsii.String(endpoint),
		},
		MaxRunRetries:      jsii.Number(2),
		MaxEventAgeSeconds: jsii.Number(7200),
	})

	mediaprefetch.NewMediaPrefetchSchedule(stack, jsii.String("Everything"), &mediaprefetch.MediaPrefetchScheduleProps{
		Schedule: mediaprefetch.ScheduleExpression_Cron(&mediaprefetch.CronOptions{
			Minute:   jsii.String("30"),
			Hour:     jsii.String("4"),
			Day:      jsii.String("*"),
			Month:    jsii.String("*"),
			WeekDay:  jsii.String("MON-FRI"),
			TimeZone: jsii.String("Asia/Shanghai"),
		}),
		Media: mediaprefetch.MediaSelection_Concat(
			mediaprefetch.MediaSelection_Ids(jsii.Strings(first)),
			mediaprefetch.MediaSelection_Ids(late.ListValue()),
			mediaprefetch.MediaSelection_BucketObject(jsii.String("warmer-lists"), jsii.String("shows/today.txt"), &mediaprefetch.BucketObjectOptions{Endpoint: jsii.String(endpoint)}),
			mediaprefetch.MediaSelection_Search(&mediaprefetch.SearchOptions{
				Match:      jsii.String("CateId = '1000'"),
				Statuses:   jsii.Strings("Normal"),
				MediaTypes: &[]*string{mediaprefetch.MediaType_VIDEO()},
				SortBy:     jsii.String("CreationTime:Desc"),
			}),
			mediaprefetch.MediaSelection_Recent(&mediaprefetch.RecentOptions{WithinHours: jsii.Number(24), Statuses: jsii.Strings("Normal"), MediaTypes: &[]*string{mediaprefetch.MediaType_AUDIO(), mediaprefetch.MediaType_VIDEO()}}),
			mediaprefetch.MediaSelection_TopPlayed(&mediaprefetch.TopPlayedOptions{Days: jsii.Number(2), Limit: jsii.Number(50)}),
		).
			Excluding(mediaprefetch.MediaSelection_Ids(jsii.Strings(second))).
			Limit(jsii.Number(100)),
		TaskType:                   mediaprefetch.TaskType_REFRESH_THEN_PRELOAD,
		Formats:                    &[]*string{mediaprefetch.MediaFormat_HLS(), mediaprefetch.MediaFormat_MP4()},
		Definitions:                &[]*string{mediaprefetch.Definition_HD(), mediaprefetch.Definition_SD()},
		StreamTypes:                &[]*string{mediaprefetch.StreamType_VIDEO()},
		ResultType:                 mediaprefetch.ResultType_SINGLE,
		SliceFlag:                  true,
		SliceCount:                 slices.NumberValue(),
		UserData:                   &mediaprefetch.UserData{CallbackUrl: jsii.String("https://example.com/done"), Extend: &map[string]*string{"team": team.StringValue()}},
		Enabled:                    enabled.BooleanValue(),
		NotBefore:                  jsii.String("2026-01-01T00:00:00Z"),
		NotAfter:                   jsii.String("2027-01-01T00:00:00Z"),
		RetryUnanswered:            true,
		FailOnPartial:              false,
		SkipSubmittedWithinHours:   jsii.Number(12),
		Verification:               mediaprefetch.Verification_COMPLETION,
		VerificationTimeoutSeconds: jsii.Number(900),
		UrlBudget:                  jsii.Number(400),
		WithinAccountQuota:         true,
		MaxUrlsInFlight:            jsii.Number(200),
		FailureCriteria: &mediaprefetch.FailureCriteria{
			FailedShare:      jsii.Number(0.1),
			ForbiddenShare:   jsii.Number(0),
			NonexistentShare: jsii.Number(0.2),
			SkippedShare:     jsii.Number(0.5),
			NothingSelected:  true,
		},
		Prefetcher:  prefetcher,
		TriggerName: jsii.String("everything"),
		Description: jsii.String("Warms everything."),
		Provider:    alicloud,
	})

	mediaprefetch.NewMediaPrefetchSchedule(stack, jsii.String("Rate"), &mediaprefetch.MediaPrefetchScheduleProps{
		Schedule:     mediaprefetch.ScheduleExpression_Rate(jsii.Number(60)),
		Media:        mediaprefetch.MediaSelection_Ids(jsii.Strings(first)),
		Definitions:  jsii.Strings("HD-NBV1"),
		Formats:      &[]*string{mediaprefetch.MediaFormat_HLS()},
		UserDataJson: jsii.String(`{"Extend":{"team":"media"}}`),
		Prefetcher: mediaprefetch.MediaPrefetcher_FromAttributes(stack, jsii.String("Imported"), &mediaprefetch.MediaPrefetcherAttributes{
			FunctionName:   jsii.String("imported-function"),
			VodRegion:      jsii.String("cn-shanghai"),
			MaxQps:         jsii.Number(20),
			TimeoutSeconds: jsii.Number(600),
			StatusRegion:   jsii.String("cn-shanghai"),
		}),
	})

	plain := mediaprefetch.NewMediaPrefetcher(stack, jsii.String("Plain"), &mediaprefetch.MediaPrefetcherProps{
		NamePrefix: jsii.String("acme"),
		FormerPath: jsii.String("FormerPlain"),
		RoleArn:    jsii.String("acs:ram::1234567890123456:role/warmer"),
		Logs:       &mediaprefetch.LogOptions{ProjectName: jsii.String("acme-logs"), StoreName: jsii.String("runs")},
	})

	mediaprefetch.NewMediaPrefetchSchedule(stack, jsii.String("Stored"), &mediaprefetch.MediaPrefetchScheduleProps{
		Schedule: mediaprefetch.ScheduleExpression_Rate(jsii.Number(15)),
		Media: mediaprefetch.MediaSelection_Ids(jsii.Strings(first, second)).
			StoredIn(jsii.String("warmer-lists"), &mediaprefetch.StoredListOptions{Prefix: jsii.String("lists"), Endpoint: jsii.String(endpoint)}),
		Formats:     &[]*string{mediaprefetch.MediaFormat_HLS()},
		Definitions: &[]*string{mediaprefetch.Definition_HD()},
		FormerPath:  jsii.String("FormerStored"),
		Prefetcher:  plain,
	})

	mediaprefetch.NewMediaPrefetchSchedule(stack, jsii.String("Listed"), &mediaprefetch.MediaPrefetchScheduleProps{
		Schedule:    mediaprefetch.ScheduleExpression_At(jsii.String("2027-01-01T00:00:00+08:00")),
		Media:       mediaprefetch.MediaSelection_File(jsii.String("shows.txt")),
		Formats:     &[]*string{mediaprefetch.MediaFormat_HLS()},
		Definitions: &[]*string{mediaprefetch.Definition_HD()},
		Prefetcher:  plain,
	})

	mediaprefetch.NewMediaPrefetchSchedule(stack, jsii.String("Own"), &mediaprefetch.MediaPrefetchScheduleProps{
		Schedule:   mediaprefetch.ScheduleExpression_Expression(jsii.String("CRON_TZ=Asia/Shanghai 0 0 4 * * *")),
		Media:      mediaprefetch.MediaSelection_Ids(jsii.Strings(first)),
		Formats:    &[]*string{mediaprefetch.MediaFormat_HLS()},
		Prefetcher: newOwnPrefetcher(stack, "OwnPrefetcher"),
	})
	app.Synth()
}
