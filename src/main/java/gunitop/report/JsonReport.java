package gunitop.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * One snapshot as a JSON object, as the README documents it: members in one order, what is not
 * known is {@code null}, and ASCII alone, so that no text from another process can drive the
 * terminal that it is printed on.
 */
public final class JsonReport {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(INDENTER)
          .withArrayIndenter(INDENTER);

  private JsonReport() {}

  /** One application as the report shows it, in one line. */
  public static String of(Snapshot snapshot, Assessment assessment, List<Advice> advice) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new ApplicationJson(json, snapshot, advice).write(assessment);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  /**
   * The object, ended by a newline.
   *
   * @param version the program's version
   * @param snapshot what was seen
   * @param assessments what it comes to, one for each application, in the order to be shown
   * @param advice what is known beside the snapshot
   * @param troubles what went wrong, by the name of the source that does not tell what it should
   */
  public static String of(
      String version,
      Snapshot snapshot,
      List<Assessment> assessments,
      List<Advice> advice,
      Map<String, String> troubles) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setCharacterEscapes(new AsciiEscapes());
      json.setHighestNonEscapedChar(AsciiEscapes.LAST);
      json.setPrettyPrinter(LAYOUT.createInstance());
      json.writeStartObject();
      json.writeStringField("version", version);
      json.writeStringField("host", snapshot.host().name());
      json.writeStringField("time", snapshot.time().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeArrayFieldStart("applications");
      for (Assessment assessment : assessments) {
        new ApplicationJson(json, snapshot, advice).write(assessment);
      }
      json.writeEndArray();
      String hidden = snapshot.host().hidden();
      json.writeStringField("hidden", hidden.isEmpty() ? null : hidden);
      json.writeArrayFieldStart("troubles");
      for (Map.Entry<String, String> trouble : troubles.entrySet()) {
        json.writeStartObject();
        json.writeStringField("source", trouble.getKey());
        json.writeStringField("message", trouble.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.append('\n').toString();
  }
}
