package gunitop.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import gunitop.process.ProcessId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A journal's line as JSON in ASCII: {@code {"time": …, "kind": …, …}}, and back. */
public final class EntryText {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 16;

  private EntryText() {}

  /** The line, ended by a newline. */
  public static String of(Entry entry) {
    return json(
        Members.NONE
            .with("time", entry.time().truncatedTo(ChronoUnit.MILLIS).toString())
            .with("kind", entry.kind().name().toLowerCase(Locale.ROOT))
            .with(entry.members()));
  }

  /** As a process stands in a line. */
  public static String of(ProcessId process) {
    return json(Members.of(process)).strip();
  }

  /** Members as one line, ended by a newline. */
  public static String json(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
      write(json, members);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Members members) {
      json.writeStartObject();
      for (Map.Entry<String, Object> member : members.values().entrySet()) {
        json.writeFieldName(member.getKey());
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        write(json, each);
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(Secrets.masked(text));
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      throw new IllegalArgumentException("no value of a journal: " + value.getClass());
    }
  }

  /** What a line says; empty where it is torn, no such object, or of a kind that is not known. */
  public static Optional<Entry> parse(String line) {
    return members(line).flatMap(EntryText::entry);
  }

  /** The members of one JSON object that is the whole text; empty where it is none. */
  public static Optional<Members> members(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Members members = object(json, 0);
      return json.nextToken() == null ? Optional.of(members) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<Entry> entry(Members members) {
    Map<String, Object> rest = new LinkedHashMap<>(members.values());
    rest.remove("time");
    rest.remove("kind");
    try {
      return Optional.of(
          new Entry(
              Instant.parse(members.text("time").orElse("")),
              Entry.Kind.valueOf(members.text("kind").orElse("").toUpperCase(Locale.ROOT)),
              new Members(rest)));
    } catch (DateTimeException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Members object(JsonParser json, int depth) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      values.put(name, value(json, depth + 1));
    }
    return new Members(values);
  }

  private static Object value(JsonParser json, int depth) throws IOException {
    if (depth > DEEPEST) {
      json.skipChildren();
      return null;
    }
    switch (json.currentToken()) {
      case START_OBJECT:
        return object(json, depth);
      case START_ARRAY:
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
          list.add(value(json, depth + 1));
        }
        return list;
      case VALUE_STRING:
        return json.getText();
      case VALUE_NUMBER_INT:
        return json.getLongValue();
      case VALUE_NUMBER_FLOAT:
        return json.getDoubleValue();
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      default:
        return null;
    }
  }
}
