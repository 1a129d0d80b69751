package gunitop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.CallResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProgramTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static CallResult run(String... words) {
    return ChildProgram.run(List.of(words), SOON);
  }

  @Test
  void outputAndExitCodeAreReported() {
    CallResult result = run("/usr/bin/sh", "-c", "echo out; echo err >&2; exit 3");

    assertThat(result).isEqualTo(new CallResult.Ended(3, "out\nerr\n"));
    assertThat(result.text()).isEqualTo("exit code 3: out; err");
    assertThat(run("/usr/bin/true").isSuccess()).isTrue();
  }

  @Test
  void environmentIsClean() {
    assertThat(run("/usr/bin/env").output().lines())
        .allMatch(line -> line.matches("(PATH|LC_ALL|SYSTEMD_PAGER|PWD|SHLVL|_)=.*"));
  }

  @Test
  void lateProgramIsEnded() {
    CallResult result = ChildProgram.run(List.of("/usr/bin/sleep", "60"), Duration.ofMillis(100));

    assertThat(result).isInstanceOf(CallResult.TimedOut.class);
  }

  @Test
  void muchOutputIsCutAndNeverBlocks() {
    CallResult result = run("/usr/bin/head", "-c", "100000000", "/dev/zero");

    assertThat(result.isSuccess()).isTrue();
    assertThat(result.output()).hasSizeLessThan(300_000);
  }

  @Test
  void programThatLeavesAnotherWithItsOutputIsNotWaitedFor(@TempDir Path directory)
      throws IOException {
    Path pid = directory.resolve("pid");
    try {
      CallResult result =
          run("/usr/bin/sh", "-c", "sleep 60 & echo $! > " + pid + "; echo said; exit 2");

      assertThat(result).isEqualTo(new CallResult.Ended(2, "said\n"));
    } finally {
      left(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void lateProgramIsNotWaitedForThoughAnotherHoldsItsOutput(@TempDir Path directory)
      throws IOException {
    Path pid = directory.resolve("pid");
    try {
      CallResult result =
          ChildProgram.run(
              List.of("/usr/bin/sh", "-c", "sleep 60 & echo $! > " + pid + "; echo said; wait"),
              Duration.ofSeconds(2));

      assertThat(result).isEqualTo(new CallResult.TimedOut(2, "said\n"));
    } finally {
      left(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static Optional<ProcessHandle> left(Path pid) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
  }

  @Test
  void relativePathIsNoProgram() {
    assertThat(run("true")).isEqualTo(new CallResult.NotRun("true is no program"));
  }

  @Test
  @Needs(Need.ROOT)
  void rootRunsNothingThatOthersCanChange(@TempDir Path directory) throws IOException {
    Path program = Files.copy(Path.of("/usr/bin/true"), directory.resolve("program"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(run(program.toString())).isInstanceOf(CallResult.NotRun.class);
    assertThat(run("/usr/bin/true").isSuccess()).isTrue();
  }
}
