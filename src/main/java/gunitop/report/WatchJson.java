package gunitop.report;

import com.fasterxml.jackson.core.JsonGenerator;
import gunitop.process.Reading;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.FindingCode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What {@code gunitop watch --json} prints: a line for each change. */
public final class WatchJson {
  private WatchJson() {}

  /**
   * The line.
   *
   * @param name what the application is called; null for what concerns all
   * @param now the application as it is; empty where no process of it is left, or none is concerned
   * @param event what was seen, if that is what the line is for
   */
  public static String of(
      Instant time, String name, Optional<Assessment> now, Optional<String> event) {
    return JsonLine.of(
        time,
        json -> {
          json.writeStringField("application", name);
          write(json, now);
          json.writeStringField("event", event.orElse(null));
        });
  }

  private static void write(JsonGenerator json, Optional<Assessment> now) throws IOException {
    Optional<ApplicationState> state = now.map(ApplicationState::of);
    json.writeStringField("stage", state.map(one -> one.stage().name()).orElse(null));
    json.writeStringField("reason", now.map(one -> one.judgement().reason()).orElse(null));
    json.writeStringField("serving", state.map(one -> lower(one.serving())).orElse(null));
    json.writeStringField(
        "alarm", state.map(one -> lower(one.alarm()).replace('_', '-')).orElse(null));
    json.writeArrayFieldStart("generations");
    if (state.isPresent()) {
      for (ApplicationState.Counts counts : state.get().generations()) {
        json.writeStartObject();
        json.writeStringField("role", counts.role().name());
        json.writeNumberField("master", counts.master());
        write(json, "desired", counts.desired());
        write(json, "ready", counts.ready());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    if (state.isPresent()) {
      for (FindingCode code : state.get().findings()) {
        json.writeString(code.name());
      }
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String name, Reading<Integer> number)
      throws IOException {
    json.writeFieldName(name);
    if (number.isKnown()) {
      json.writeNumber(number.get());
    } else {
      json.writeNull();
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
