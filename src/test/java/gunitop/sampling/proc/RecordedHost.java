package gunitop.sampling.proc;

import gunitop.process.ExitStatus;
import gunitop.process.FileReading;
import gunitop.process.Host;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The file {@code host} of a recording: lines of {@code name=value}. */
record RecordedHost(Map<String, String> values) {

  static RecordedHost parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.charAt(0) != '#') {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new RecordedHost(Map.copyOf(values));
  }

  Moment moment() {
    Host host =
        new Host(
            values.get("name"),
            values.get("bootId"),
            number("ticksPerSecond"),
            (int) number("processors"),
            number("bootMonotonicNanos"));
    return new Moment(Instant.parse(values.get("time")), number("monotonicNanos"), host);
  }

  /** Lines of {@code exit.PID.START=STATUS}, the status as of {@code waitpid(2)}. */
  Map<ProcessId, ExitStatus> exits() {
    Map<ProcessId, ExitStatus> exits = new HashMap<>();
    values.forEach(
        (name, status) -> {
          String[] words = name.split("\\.");
          if (words[0].equals("exit")) {
            exits.put(
                new ProcessId(
                    Integer.parseInt(words[1]), Long.parseLong(words[2]), values.get("bootId")),
                ExitStatus.ofWaitStatus(Integer.parseInt(status)));
          }
        });
    return exits;
  }

  int viewerUid() {
    return (int) number("viewerUid");
  }

  long pageBytes() {
    return number("pageBytes");
  }

  String userName(int uid) {
    return values.getOrDefault("user." + uid, Integer.toUnsignedString(uid));
  }

  /** A recorded file: its inode in the first line, its text in the others. */
  static FileReading file(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    return new FileReading(
        Reading.known(text.substring(end + 1)),
        Reading.known(Long.parseLong(text.substring(0, end))));
  }

  private long number(String name) {
    return Long.parseLong(values.get(name));
  }
}
