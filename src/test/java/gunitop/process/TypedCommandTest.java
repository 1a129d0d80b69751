package gunitop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCommandTest {

  @Test
  void wordsAreQuotedWhereAShellWouldNotLeaveThemAlone() {
    assertThat(TypedCommand.of("/usr/bin/kill", "-TERM", "4711").text())
        .isEqualTo("kill -TERM 4711");
    assertThat(TypedCommand.of("supervisorctl", "-c").with(List.of("/etc/a b;reboot'$(x)")).text())
        .isEqualTo("supervisorctl -c '/etc/a b;reboot'\\''$(x)'");
    assertThat(TypedCommand.of("sudo", "-u", "#1001", "").text()).isEqualTo("sudo -u '#1001' ''");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;reboot",
        "$(reboot)",
        "`x`",
        "a b",
        "a'b",
        "",
        "-c",
        "a\nb",
        "a/b",
        "a\\x2db",
        "\u00e9",
        "a*"
      })
  void aNameThatIsMoreThanANameIsInNoCommand(String name) {
    assertThat(TypedCommand.isName(name)).isFalse();
    assertThat(TypedCommand.of("systemctl", "stop").withName(name).text())
        .isEqualTo("systemctl stop NAME");
    assertThat(TypedCommand.of("supervisorctl", "stop").withProgram(name).text())
        .isEqualTo("supervisorctl stop NAME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "group:", ":name", "a:b:c"})
  void whatMeansMoreThanOneProgramIsInNoCommand(String name) {
    assertThat(TypedCommand.isProgram(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "site:web_00", "gunicorn@app-1.service"})
  void ordinaryNamesAre(String name) {
    assertThat(TypedCommand.isName(name)).isTrue();
    assertThat(TypedCommand.of("x").withProgram(name).text()).isEqualTo("x " + name);
  }

  @Test
  void aWordThatCannotBeSeenIsInNoCommand() {
    assertThat(TypedCommand.of("supervisorctl", "-c", "/tmp/a\u001b[2J").text())
        .isEqualTo("supervisorctl -c NAME");
  }
}
