package gunitop.report;

import gunitop.upgrade.Assessment;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Step;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What {@code gunitop step --json} prints: a line for each event, the result as the last. */
public final class StepJson {
  private StepJson() {}

  /** An event of the timeline. */
  public static String event(Observation event) {
    return JsonLine.of(
        event.time(),
        json -> {
          json.writeStringField("source", event.source().name().toLowerCase(Locale.ROOT));
          json.writeStringField("text", event.text());
        });
  }

  /**
   * How it ended.
   *
   * @param result in a word, e.g. {@code held}
   * @param exitCode what the shell is told
   * @param now the application as it is; empty where no process of it is left
   * @param text one sentence; may be empty
   */
  public static String result(
      Instant time, Step step, String result, int exitCode, Optional<Assessment> now, String text) {
    return JsonLine.of(
        time,
        json -> {
          json.writeStringField("source", "result");
          json.writeStringField("step", step.name());
          json.writeStringField("result", result);
          json.writeNumberField("exitCode", exitCode);
          json.writeStringField(
              "application", now.map(one -> one.application().name()).orElse(null));
          json.writeStringField("stage", now.map(one -> one.stage().name()).orElse(null));
          json.writeStringField("reason", now.map(one -> one.judgement().reason()).orElse(null));
          json.writeStringField("text", text.isEmpty() ? null : text);
        });
  }
}
