package gunitop.report;

import com.fasterxml.jackson.core.JsonGenerator;
import gunitop.release.Code;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes a version of the code into a {@link JsonReport}. */
record CodeJson(JsonGenerator json) {

  /** A member of this name; null where the code is unknown. */
  void write(String name, Optional<Code> known) throws IOException {
    if (known.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    Code code = known.get();
    json.writeObjectFieldStart(name);
    json.writeStringField("path", code.path());
    json.writeStringField("commit", code.commit().orElse(null));
    json.writeStringField("subject", code.subject().orElse(null));
    json.writeStringField("since", code.since().map(CodeJson::seconds).orElse(null));
    if (code.changedFiles().isKnown()) {
      json.writeNumberField("changedFiles", code.changedFiles().get());
    } else {
      json.writeNullField("changedFiles");
    }
    json.writeEndObject();
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
