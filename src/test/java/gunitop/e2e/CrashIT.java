package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An exception that nobody expected, in each thread without which the program cannot go on: the
 * product's own jar, with one class before it on the class path that throws once the screen stands.
 */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class CrashIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"SamplingLoop, sampling", "KeyDecoder, terminal-keys", "KeyPress, main"})
  void givesTheTerminalBackAndSaysSoInOneLine(String name, String thread) throws IOException {
    PatchedProgram.compile(name, directory);
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        Tmux tmux = Tmux.running(100, 30, "sh", "-c", script(gunicorn.master()))) {
      tmux.await("the screen, or its end", CrashIT::isUp);
      // Some throw by themselves, some on a key.
      if (!tmux.sight().shows("back in the shell")) {
        tmux.type("l");
      }
      tmux.await("the shell", sight -> sight.shows("back in the shell"));
      assertThat(read("code").strip()).isEqualTo("70");
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
      assertThat(tmux.showsAlternateScreen()).isFalse();
      assertThat(tmux.showsCursor()).isTrue();
      String said = read("err");
      assertThat(said.strip().lines()).as(said).hasSize(1);
      assertThat(said)
          .startsWith("gunitop ended by an error of its own (IllegalStateException in " + thread);
      Path details = Path.of(said.substring(said.indexOf("Details: ") + 9).strip());
      assertThat(Files.readString(details)).contains("thrown on purpose");
      assertThat(gunicorn.masters()).hasSize(1);
    }
  }

  private static boolean isUp(ScreenSight sight) {
    return sight.shows("kill -USR2") || sight.shows("back in the shell");
  }

  private String script(int pid) {
    return """
        cd '%1$s'
        stty -g > before
        '%4$s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 \
          -Djava.io.tmpdir='%1$s' -cp 'patch:%2$s' gunitop.app.Main --no-config %3$d 2> err
        echo $? > code
        stty -g > after
        echo back in the shell
        read line
        """
        .formatted(directory, Gunitop.command().get(0), pid, PatchedProgram.JAVA);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }
}
