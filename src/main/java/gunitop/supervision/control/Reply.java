package gunitop.supervision.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import gunitop.process.Reading;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The data of one answer, {@code {"id": 1, "status": "ok", "data": {...}}}: numbers, texts and
 * truth values by their names, and what is null; lists and objects are left out.
 */
final class Reply {
  private static final JsonFactory JSON = new JsonFactory();

  /** More than any PID, any count of workers and any sensible timeout. */
  private static final long MOST = 10_000_000;

  private final Map<String, Optional<Object>> data;

  private Reply(Map<String, Optional<Object>> data) {
    this.data = data;
  }

  /** The answer to a question; empty where it is none. */
  static Optional<Reply> parse(byte[] body, ControlQuestion question) {
    try (JsonParser json = JSON.createParser(body)) {
      Map<String, Optional<Object>> data = null;
      boolean answers = false;
      boolean good = false;
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("id")) {
          answers = value == JsonToken.VALUE_NUMBER_INT && json.getLongValue() == question.id();
        } else if (name.equals("status")) {
          good = value == JsonToken.VALUE_STRING && json.getText().equals("ok");
        }
        if (name.equals("data") && value == JsonToken.START_OBJECT) {
          data = scalars(json);
        } else {
          json.skipChildren();
        }
      }
      boolean isWhole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
      return isWhole && answers && good && data != null
          ? Optional.of(new Reply(data))
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Map<String, Optional<Object>> scalars(JsonParser json) throws IOException {
    Map<String, Optional<Object>> found = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      switch (json.nextToken()) {
        case VALUE_NULL -> found.put(name, Optional.empty());
        case VALUE_TRUE -> found.put(name, Optional.of(true));
        case VALUE_FALSE -> found.put(name, Optional.of(false));
        case VALUE_STRING -> found.put(name, Optional.of(json.getText()));
        case VALUE_NUMBER_INT -> {
          if (json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            found.put(name, Optional.of(json.getLongValue()));
          }
        }
        default -> json.skipChildren();
      }
    }
    return found;
  }

  /** A number up to {@value #MOST}; not read where it is missing or something else. */
  Reading<Integer> number(String name) {
    return data.getOrDefault(name, Optional.empty())
        .filter(value -> value instanceof Long number && number >= 0 && number <= MOST)
        .map(value -> Reading.known(((Long) value).intValue()))
        .orElse(Reading.notRead());
  }

  /** Yes or no; not read where it is missing or something else. */
  Reading<Boolean> truth(String name) {
    return data.getOrDefault(name, Optional.empty()).orElse(null) instanceof Boolean truth
        ? Reading.known(truth)
        : Reading.notRead();
  }

  /** A text, or none where null was said; not read where it is missing or something else. */
  Reading<Optional<String>> text(String name) {
    Optional<Object> value = data.get(name);
    if (value == null) {
      return Reading.notRead();
    }
    if (value.isEmpty()) {
      return Reading.known(Optional.empty());
    }
    return value.get() instanceof String text
        ? Reading.known(Optional.of(text))
        : Reading.notRead();
  }
}
