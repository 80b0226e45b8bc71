import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.LocalBackendConfig;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import io.github.cdktfalicloud.mediaprefetch.BucketObjectOptions;
import io.github.cdktfalicloud.mediaprefetch.CronOptions;
import io.github.cdktfalicloud.mediaprefetch.DailyUrlQuota;
import io.github.cdktfalicloud.mediaprefetch.Definition;
import io.github.cdktfalicloud.mediaprefetch.DestinationOptions;
import io.github.cdktfalicloud.mediaprefetch.FailureCriteria;
import io.github.cdktfalicloud.mediaprefetch.IMediaPrefetcher;
import io.github.cdktfalicloud.mediaprefetch.LedgerOptions;
import io.github.cdktfalicloud.mediaprefetch.LogOptions;
import io.github.cdktfalicloud.mediaprefetch.MediaFormat;
import io.github.cdktfalicloud.mediaprefetch.MediaPrefetchSchedule;
import io.github.cdktfalicloud.mediaprefetch.MediaPrefetcher;
import io.github.cdktfalicloud.mediaprefetch.MediaPrefetcherAttributes;
import io.github.cdktfalicloud.mediaprefetch.MediaSelection;
import io.github.cdktfalicloud.mediaprefetch.MediaType;
import io.github.cdktfalicloud.mediaprefetch.OffPeakWindow;
import io.github.cdktfalicloud.mediaprefetch.OtherScheduleOptions;
import io.github.cdktfalicloud.mediaprefetch.PrefetchAccount;
import io.github.cdktfalicloud.mediaprefetch.RecentOptions;
import io.github.cdktfalicloud.mediaprefetch.ResultType;
import io.github.cdktfalicloud.mediaprefetch.ScheduleExpression;
import io.github.cdktfalicloud.mediaprefetch.SearchOptions;
import io.github.cdktfalicloud.mediaprefetch.StoredListOptions;
import io.github.cdktfalicloud.mediaprefetch.StreamType;
import io.github.cdktfalicloud.mediaprefetch.TaskType;
import io.github.cdktfalicloud.mediaprefetch.TopPlayedOptions;
import io.github.cdktfalicloud.mediaprefetch.UserData;
import io.github.cdktfalicloud.mediaprefetch.Verification;
import io.github.cdktfalicloud.mediaprefetch.VpcOptions;
import io.github.cdktfalicloud.mediaprefetch.alicloud.provider.AlicloudProvider;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Every prop, every selection, tokens, a prefetcher of the user's own class and an imported one: see rich.ts. */
public final class Rich {
    private static final String FIRST = "8e7b1668c7596552b264cc33c8a370b9";
    private static final String SECOND = "299a288e6a56c5b010c532327a5bf697";
    private static final String ENDPOINT = "https://oss-cn-shanghai-internal.aliyuncs.com";

    private static final class OwnPrefetcher extends Construct implements IMediaPrefetcher {
        OwnPrefetcher(Construct scope, String id) {
            super(scope, id);
        }

        @Override
        public String getFunctionName() {
            return "our-own-function";
        }

        @Override
        public String getVodRegion() {
            return "cn-shanghai";
        }

        @Override
        public Number getMaxQps() {
            return 10;
        }

        @Override
        public Number getTimeoutSeconds() {
            return 900;
        }

        @Override
        public List<String> getRequiredActions() {
            return List.of();
        }
    }

    public static void main(String[] arguments) {
        App app = new App();
        TerraformStack stack = new TerraformStack(app, "rich");
        new LocalBackend(stack, LocalBackendConfig.builder().path("terraform.tfstate").build());
        AlicloudProvider provider = AlicloudProvider.Builder.create(stack, "alicloud").region("cn-shanghai").build();

        TerraformVariable enabled = TerraformVariable.Builder.create(stack, "enabled").type("bool").defaultValue(true).build();
        TerraformVariable slices = TerraformVariable.Builder.create(stack, "slices").type("number").defaultValue(5).build();
        TerraformVariable late = TerraformVariable.Builder.create(stack, "late").type("list(string)").defaultValue(List.of(SECOND)).build();
        TerraformVariable team = TerraformVariable.Builder.create(stack, "team").type("string").defaultValue("media").build();

        PrefetchAccount account = PrefetchAccount.Builder.create()
                .accountId("1234567890123456")
                .dailyUrlQuota(DailyUrlQuota.builder().preload(1000).refresh(4000).build())
                .qpsLimit(60)
                .offPeak(OffPeakWindow.builder().start("00:00").end("23:59").timeZone("Asia/Shanghai").build())
                .failOnExcess(false)
                .build();
        account.addOtherSchedule("another app", OtherScheduleOptions.builder()
                .schedule(ScheduleExpression.cron(CronOptions.builder().minute("0").hour("2").timeZone("Asia/Shanghai").build()))
                .urlsPerRun(10)
                .requestsPerSecond(1)
                .taskType(TaskType.REFRESH)
                .build());

        MediaPrefetcher prefetcher = MediaPrefetcher.Builder.create(stack, "Prefetcher")
                .name("front-page-warmer")
                .description("Warms the front page.")
                .tags(Map.of("team", team.getStringValue(), "stage", "production"))
                .provider(provider)
                .vodRegion("cn-beijing")
                .vodEndpoint("https://vod.cn-beijing.aliyuncs.com")
                .statusRegion("cn-shanghai")
                .allowForeignEndpoint(false)
                .dryRun(false)
                .destinations(DestinationOptions.builder()
                        .failureQueueArn("acs:mns:cn-shanghai:1234567890123456:/queues/failed/messages")
                        .successQueueArn("acs:mns:cn-shanghai:1234567890123456:/queues/done/messages")
                        .build())
                .maxQps(20)
                .account(account)
                .maxUrlsPerBatch(50)
                .timeoutSeconds(3600)
                .memorySizeMb(1024)
                .cpu(0.5)
                .vpc(VpcOptions.builder().vpcId("vpc-123").vswitchIds(List.of("vsw-123")).securityGroupId("sg-123").build())
                .internetAccess(true)
                .resourceGroupId("rg-123")
                .logs(LogOptions.builder().enabled(true).retentionDays(30).preventDestroy(true).build())
                .reservedConcurrency(1)
                .ledger(LedgerOptions.builder().bucketName("warmer-ledger").prefix("ledger").endpoint(ENDPOINT).build())
                .maxRunRetries(2)
                .maxEventAgeSeconds(7200)
                .build();

        MediaPrefetchSchedule.Builder.create(stack, "Everything")
                .schedule(ScheduleExpression.cron(CronOptions.builder()
                        .minute("30").hour("4").day("*").month("*").weekDay("MON-FRI").timeZone("Asia/Shanghai")
                        .build()))
                .media(MediaSelection.concat(
                                MediaSelection.ids(List.of(FIRST)),
                                MediaSelection.ids(late.getListValue()),
                                MediaSelection.bucketObject("warmer-lists", "shows/today.txt", BucketObjectOptions.builder().endpoint(ENDPOINT).build()),
                                MediaSelection.search(SearchOptions.builder()
                                        .match("CateId = '1000'")
                                        .statuses(List.of("Normal"))
                                        .mediaTypes(List.of(MediaType.VIDEO))
                                        .sortBy("CreationTime:Desc")
                                        .build()),
                                MediaSelection.recent(RecentOptions.builder().withinHours(24).statuses(List.of("Normal")).mediaTypes(List.of(MediaType.AUDIO, MediaType.VIDEO)).build()),
                                MediaSelection.topPlayed(TopPlayedOptions.builder().days(2).limit(50).build()))
                        .excluding(MediaSelection.ids(List.of(SECOND)))
                        .limit(100))
                .taskType(TaskType.REFRESH_THEN_PRELOAD)
                .formats(List.of(MediaFormat.HLS, MediaFormat.MP4))
                .definitions(List.of(Definition.HD, Definition.SD))
                .streamTypes(List.of(StreamType.VIDEO))
                .resultType(ResultType.SINGLE)
                .sliceFlag(true)
                .sliceCount(slices.getNumberValue())
                .userData(UserData.builder()
                        .callbackUrl("https://example.com/done")
                        .extend(Map.of("team", team.getStringValue()))
                        .build())
                .enabled(enabled.getBooleanValue())
                .notBefore("2026-01-01T00:00:00Z")
                .notAfter("2027-01-01T00:00:00Z")
                .retryUnanswered(true)
                .failOnPartial(false)
                .skipSubmittedWithinHours(12)
                .verification(Verification.COMPLETION)
                .verificationTimeoutSeconds(900)
                .urlBudget(400)
                .withinAccountQuota(true)
                .maxUrlsInFlight(200)
                .failureCriteria(FailureCriteria.builder()
                        .failedShare(0.1).forbiddenShare(0).nonexistentShare(0.2).skippedShare(0.5).nothingSelected(true)
                        .build())
                .prefetcher(prefetcher)
                .triggerName("everything")
                .description("Warms everything.")
                .provider(provider)
                .build();

        MediaPrefetchSchedule.Builder.create(stack, "Rate")
                .schedule(ScheduleExpression.rate(60))
                .media(MediaSelection.ids(List.of(FIRST)))
                .definitions(List.of("HD-NBV1"))
                .formats(List.of(MediaFormat.HLS))
                .userDataJson("{\"Extend\":{\"team\":\"media\"}}")
                .prefetcher(MediaPrefetcher.fromAttributes(stack, "Imported", MediaPrefetcherAttributes.builder()
                        .functionName("imported-function")
                        .vodRegion("cn-shanghai")
                        .maxQps(20)
                        .timeoutSeconds(600)
                        .statusRegion("cn-shanghai")
                        .build()))
                .build();

        MediaPrefetcher plain = MediaPrefetcher.Builder.create(stack, "Plain")
                .namePrefix("acme")
                .formerPath("FormerPlain")
                .roleArn("acs:ram::1234567890123456:role/warmer")
                .logs(LogOptions.builder().projectName("acme-logs").storeName("runs").build())
                .build();

        MediaPrefetchSchedule.Builder.create(stack, "Stored")
                .schedule(ScheduleExpression.rate(15))
                .media(MediaSelection.ids(List.of(FIRST, SECOND))
                        .storedIn("warmer-lists", StoredListOptions.builder().prefix("lists").endpoint(ENDPOINT).build()))
                .formats(List.of(MediaFormat.HLS))
                .definitions(List.of(Definition.HD))
                .formerPath("FormerStored")
                .prefetcher(plain)
                .build();

        MediaPrefetchSchedule.Builder.create(stack, "Listed")
                .schedule(ScheduleExpression.at("2027-01-01T00:00:00+08:00"))
                .media(MediaSelection.file("shows.txt"))
                .formats(List.of(MediaFormat.HLS))
                .definitions(List.of(Definition.HD))
                .prefetcher(plain)
                .build();

        MediaPrefetchSchedule.Builder.create(stack, "Own")
                .schedule(ScheduleExpression.expression("CRON_TZ=Asia/Shanghai 0 0 4 * * *"))
                .media(MediaSelection.ids(List.of(FIRST)))
                .formats(List.of(MediaFormat.HLS))
                .prefetcher(new OwnPrefetcher(stack, "OwnPrefetcher"))
                .build();
        app.synth();
    }
}
