package gunitop.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Application;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import gunitop.upgrade.Review;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelativeTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");

  private String of(int pid) {
    Snapshot snapshot = host.snapshot();
    Review review = KnownOwner.review(snapshot);
    assertThat(review.focus(Set.of(), false).tracked()).isNotEmpty();
    return Relative.application(snapshot.process(pid).orElseThrow(), snapshot, review.assessments())
        .map(Application::name)
        .orElse("none");
  }

  @Test
  void whatMembersStartOrLeaveBehindIsAnotherProcessOfTheirApplication() {
    host.process(1, 0);
    host.daemon(100, 7);
    host.ready(101, 100);
    host.fork(110, 100);
    host.process(120, 101).commandLine("ffmpeg");
    host.process(121, 120).commandLine("sh");
    host.fork(130, 101).parent(1);
    host.process(200, 1).commandLine("cron");

    assertThat(of(110)).isEqualTo("app:application");
    assertThat(of(120)).isEqualTo("app:application");
    assertThat(of(121)).isEqualTo("app:application");
    assertThat(of(130)).as("it holds the listener").isEqualTo("app:application");
    assertThat(of(200)).isEqualTo("none");
    assertThat(of(100)).as("a member").isEqualTo("none");
    assertThat(of(101)).as("a member").isEqualTo("none");
  }
}
