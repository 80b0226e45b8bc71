import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktfalicloud.mediaprefetch.CronOptions;
import io.github.cdktfalicloud.mediaprefetch.MediaFormat;
import io.github.cdktfalicloud.mediaprefetch.MediaPrefetchSchedule;
import io.github.cdktfalicloud.mediaprefetch.MediaPrefetcher;
import io.github.cdktfalicloud.mediaprefetch.MediaSelection;
import io.github.cdktfalicloud.mediaprefetch.ScheduleExpression;
import io.github.cdktfalicloud.mediaprefetch.alicloud.provider.AlicloudProvider;
import java.util.List;

public final class Wrong {
    public static void main(String[] arguments) {
        App app = new App();
        TerraformStack stack = new TerraformStack(app, "wrong");
        AlicloudProvider.Builder.create(stack, "alicloud").region("cn-shanghai").build();
        MediaPrefetchSchedule.Builder.create(stack, "Nightly")
                .schedule(ScheduleExpression.cron(CronOptions.builder().hour("4").timeZone("Asia/Shangai").build()))
                .media(MediaSelection.ids(List.of("8e7b1668c7596552b264cc33c8a370b9")))
                .formats(List.of(MediaFormat.HLS))
                .sliceFlag(true)
                .sliceCount(21)
                .prefetcher(MediaPrefetcher.Builder.create(stack, "Prefetcher").maxQps(0).build())
                .build();
        app.synth();
    }
}
