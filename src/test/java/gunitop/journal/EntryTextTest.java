package gunitop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTextTest {
  private static final Instant TIME = Instant.parse("2026-03-14T12:00:00.123Z");
  private static final ProcessId MASTER = new ProcessId(4711, 99, "boot");

  private static Entry entry(Members members) {
    return new Entry(TIME, Entry.Kind.KEY, members);
  }

  @Test
  void comesBackAsItWas_inAsciiAndOneLine() {
    Members members =
        Members.NONE
            .with("text", "a \"quoted\"\nline, ü and \u001b[31m")
            .with("number", 42)
            .with("nothing", (Object) null)
            .with("list", List.of("a", Members.NONE.with("deep", true), 1.5));
    String line = EntryText.of(entry(members));
    assertThat(line).isASCII().hasLineCount(1).endsWith("}\n").doesNotContain("\u001b");
    assertThat(EntryText.parse(line)).contains(entry(members));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"time\":\"2026-03-14T12:00:00.123Z\",\"kind\":\"key\",\"a\":",
        "{\"time\":\"2026-03-14T12:00:00.123Z\",\"kind\":\"of a later version\"}",
        "{\"time\":\"yesterday\",\"kind\":\"key\"}",
        "{\"kind\":\"key\"}",
        "{\"time\":\"2026-03-14T12:00:00.123Z\",\"kind\":\"key\"} {}",
        "{\"time\":5,\"kind\":[]}"
      })
  void whatIsNoLineIsNone(String text) {
    assertThat(EntryText.parse(text)).isEmpty();
  }

  @Test
  void whatLooksLikeAPasswordIsLeftOut() {
    String line =
        EntryText.of(
            entry(
                Members.NONE
                    .with("a", "see https://root:geheim@host/x?api_key=abc123 for more")
                    .with("b", "DB_PASSWORD=geheim, then 'token': 'abc123'")
                    .with("c", "NEW master 4718: 4 workers ready")));
    assertThat(line)
        .doesNotContain("geheim", "abc123", "root")
        .contains("https://***@host/x", "NEW master 4718: 4 workers ready");
  }

  static Stream<Act> acts() {
    return Stream.of(
        new Act.Send(Signal.USR2),
        new Act.Stop(List.of("supervisorctl", "stop", "web"), "web", 12, 40),
        new Act.HandOver("web.service", new ProcessId(7, 8, "boot"), true, List.of("a", "b")),
        new Act.Yield(12, "web", List.of("/var/log/web.log"), 300));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void everyCommandComesBack(Act act) {
    Command command = new Command(act, MASTER);
    String line = EntryText.of(entry(CommandMembers.of(command)));
    assertThat(
            EntryText.parse(line).flatMap(read -> CommandMembers.command(read.members(), "boot")))
        .contains(command);
  }

  @Test
  void aProcessOfNoPidIsNone() {
    Members members =
        Members.NONE.with("target", Members.NONE.with("pid", 0).with("startTicks", 1));
    assertThat(members.process("target", "boot")).isEmpty();
  }
}
