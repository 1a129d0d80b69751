package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.testkit.ChildOutput;
import gunitop.testkit.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JNA's native library, in a mount namespace where a directory is noexec. */
class KernelAccessTest {
  @TempDir Path directory;

  @Test
  void allIsWellHere() {
    assertThat(KernelAccess.refusal()).isEmpty();
  }

  @Test
  @Needs(Need.NAMESPACES)
  void anotherDirectoryIsTakenWhereTheFirstIsNoexec() throws Exception {
    assertThat(probe("-Djava.io.tmpdir=" + directory))
        .singleElement()
        .asString()
        .startsWith("loaded from /var/tmp/gunitop-");
  }

  @Test
  @Needs(Need.NAMESPACES)
  void aDirectoryThatTheOperatorNamedIsTriedAndTheReasonIsOneLine() throws Exception {
    assertThat(probe("-Djna.tmpdir=" + directory))
        .singleElement()
        .asString()
        .startsWith("JNA's native library cannot be loaded (")
        .contains(directory.toString(), "noexec", "-Djna.tmpdir=");
  }

  private List<String> probe(String option) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("unshare", "--mount", "sh", "-c"));
    command.add("mount -t tmpfs -o noexec none \"$0\" && exec env -u XDG_CACHE_HOME \"$@\"");
    command.add(directory.toString());
    command.addAll(JavaProgram.of(KernelAccessProbe.class, option));
    return ChildOutput.lines(command);
  }
}
