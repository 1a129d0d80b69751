package gunitop.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.probe.ProbeKnowledge;
import gunitop.probe.ProbeOutcome;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeReply;
import gunitop.probe.ProbeUrl;
import gunitop.upgrade.Assessment;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String VERSION = "1.2.3";
  private static final List<Assessment> BOTH = List.of(Scenes.overlap(), Scenes.unreadable());

  @Test
  void jsonHasEveryMemberInOrderAndNullForTheUnknown() throws IOException {
    assertThat(JsonReport.of(VERSION, Scenes.SNAPSHOT, BOTH, List.of(), Map.of()))
        .isEqualTo(expected("two-applications.json"));
  }

  @Test
  void textShowsTheSameForPeople() throws IOException {
    assertThat(
            TextReport.of(VERSION, Scenes.SNAPSHOT, BOTH, List.of(), TextReport.NOTHING, Map.of()))
        .isEqualTo(expected("two-applications.txt"));
  }

  @Test
  void neitherLetsATitleDriveTheTerminal() {
    assertThat(JsonReport.of(VERSION, Scenes.SNAPSHOT, BOTH, List.of(), Map.of()))
        .matches("[\\n -~]+");
    assertThat(
            TextReport.of(VERSION, Scenes.SNAPSHOT, BOTH, List.of(), TextReport.NOTHING, Map.of()))
        .matches("[\\n -~]+");
  }

  @Test
  void noGunicornIsAnEmptyArrayAndASentence() {
    assertThat(JsonReport.of(VERSION, Scenes.SNAPSHOT, List.of(), List.of(), Map.of()))
        .isEqualTo(
            """
            {
              "version": "1.2.3",
              "host": "web-03",
              "time": "2026-11-22T12:04:31.250Z",
              "applications": [],
              "hidden": null,
              "troubles": []
            }
            """);
    assertThat(
            TextReport.of(
                VERSION, Scenes.SNAPSHOT, List.of(), List.of(), TextReport.NOTHING, Map.of()))
        .isEqualTo(
            """
            gunitop 1.2.3   web-03   2026-11-22T12:04:31Z

            No Gunicorn master was found on this host.
            """);
  }

  @Test
  void whatAGenerationAnsweredTheProbeIsItsOwn() {
    ProbeQuestion question =
        ProbeQuestion.of(new ProbeUrl("shop", "/"), Scenes.overlap().application());
    ProbeKnowledge known = ProbeKnowledge.NONE;
    for (int millis : List.of(8, 12, 90)) {
      ProbeOutcome outcome = new ProbeOutcome.Answered(millis < 90 ? 200 : 503, millis);
      known = known.after(question, new ProbeReply(Optional.of(question.master()), outcome), 0);
    }
    assertThat(JsonReport.of(VERSION, Scenes.SNAPSHOT, BOTH, List.of(known), Map.of()))
        .containsOnlyOnce("\"statuses\"")
        .contains(
            """
                      "probe": {
                        "statuses": {
                          "200": 2,
                          "503": 1
                        },
                        "failures": 0,
                        "p50Millis": 12,
                        "maxMillis": 90
                      }
            """);
    assertThat(
            TextReport.of(
                VERSION, Scenes.SNAPSHOT, BOTH, List.of(known), TextReport.NOTHING, Map.of()))
        .containsOnlyOnce("\n  probe OLD 2x200 1x503, p50 12 ms   NEW none yet\n");
  }

  @Test
  void aSourceInTroubleIsNamedInBoth() {
    Map<String, String> troubles = Map.of("owners", "StackOverflowError");
    assertThat(JsonReport.of(VERSION, Scenes.SNAPSHOT, List.of(), List.of(), troubles))
        .contains(
            """
              "troubles": [
                {
                  "source": "owners",
                  "message": "StackOverflowError"
                }
              ]
            """);
    assertThat(
            TextReport.of(VERSION, Scenes.SNAPSHOT, BOTH, List.of(), TextReport.NOTHING, troubles))
        .contains("\nTROUBLE  owners: StackOverflowError\n");
  }

  private static String expected(String name) throws IOException {
    try (InputStream in = ReportTest.class.getResourceAsStream("/report/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
