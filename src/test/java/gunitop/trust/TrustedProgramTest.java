package gunitop.trust;

import static gunitop.trust.Attack.NOBODY;
import static gunitop.trust.Attack.give;
import static gunitop.trust.Attack.mode;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.trust.ProgramRun.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TrustedProgramTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path directory;

  private static ProgramRun run(String program, String... arguments) {
    return run(SOON, program, arguments);
  }

  private static ProgramRun run(Duration deadline, String program, String... arguments) {
    Checked<TrustedProgram> checked = TrustedProgram.open(program);
    if (checked.value().isEmpty()) {
      return ProgramRun.notRun(checked.sentence());
    }
    try (TrustedProgram open = checked.value().get()) {
      return open.run(List.of(arguments), deadline);
    }
  }

  private Path script(String name, String text) throws IOException {
    return mode(Files.writeString(directory.resolve(name), text), 0755);
  }

  @Test
  void outputAndExitCodeAreReported() {
    assertThat(run("/usr/bin/sh", "-c", "echo out; echo err >&2; exit 3"))
        .isEqualTo(new ProgramRun(State.ENDED, 3, "out\nerr\n"));
    assertThat(run("/usr/bin/true")).isEqualTo(new ProgramRun(State.ENDED, 0, ""));
  }

  @Test
  void environmentIsClean() {
    assertThat(run("/usr/bin/env").output().lines())
        .allMatch(line -> line.matches("(PATH|LC_ALL|SYSTEMD_PAGER|PWD|SHLVL|_)=.*"));
  }

  @Test
  void scriptsRunByWhatTheyName() throws IOException {
    assertThat(run(script("sh", "#!/bin/sh\necho sh $1\n").toString(), "a").output())
        .isEqualTo("sh a\n");
    assertThat(run(script("env", "#!/usr/bin/env sh\necho found\n").toString()).output())
        .isEqualTo("found\n");
    assertThat(run(script("plain", "echo plain\n").toString()).output()).isEqualTo("plain\n");
  }

  @Test
  void whatOthersMayChangeIsNotRun() throws IOException {
    Path program = script("program", "#!/bin/sh\necho run\n");
    mode(program, 0757);
    assertThat(run(program.toString()))
        .isEqualTo(ProgramRun.notRun(program + " is writable by everybody"));
    mode(program, 0644);
    assertThat(run(program.toString())).isEqualTo(ProgramRun.notRun(program + " is no program"));
    assertThat(run("true")).isEqualTo(ProgramRun.notRun("true is no absolute path"));
    assertThat(run("/none")).isEqualTo(ProgramRun.notRun("/none does not exist"));
  }

  @Test
  @Needs(Need.ROOT)
  void anInterpreterOfAnotherIsNotRun() throws IOException {
    Path interpreter = script("interpreter", "#!/bin/sh\necho run\n");
    Path program = script("program", "#!" + interpreter + "\n");
    Path byEnv = script("by-env", "#!/usr/bin/env -S A=b " + interpreter + " -x\n");
    assertThat(run(program.toString()).output()).isEqualTo("run\n");
    give(interpreter, NOBODY);
    String refusal = " is run by what cannot be: " + interpreter + " belongs to nobody (uid 65534)";
    assertThat(run(program.toString())).isEqualTo(ProgramRun.notRun(program + refusal));
    assertThat(run(byEnv.toString())).isEqualTo(ProgramRun.notRun(byEnv + refusal));
    Path itself = script("itself", "#!" + directory.resolve("itself") + "\n");
    assertThat(run(itself.toString()).output()).contains("is one script too many");
  }

  @Test
  void runsWhatWasCheckedWhateverItsNameLeadsToNow() throws IOException {
    Path program = script("program", "#!/bin/sh\necho checked\n");
    try (TrustedProgram open = TrustedProgram.open(program.toString()).value().orElseThrow()) {
      Files.move(program, directory.resolve("moved"));
      script("program", "#!/bin/sh\necho other\n");
      assertThat(open.run(List.of(), SOON).output()).isEqualTo("checked\n");
    }
  }

  @Test
  void theFirstThatIsThereIsNamedWhereNoneCanBeRun() throws IOException {
    Path bad = mode(script("bad", ""), 0777);
    String none = directory.resolve("none").toString();
    assertThat(TrustedProgram.firstOf(List.of(none, bad.toString(), "/none")).sentence())
        .isEqualTo(bad + " is writable by everybody");
    assertThat(TrustedProgram.firstOf(List.of(none)).sentence()).isEqualTo("there is no " + none);
    Optional<TrustedProgram> found =
        TrustedProgram.firstOf(List.of(none, bad.toString(), "/usr/bin/true")).value();
    assertThat(found).isPresent();
    found.orElseThrow().close();
  }

  @Test
  void lateProgramIsEnded() {
    assertThat(run(Duration.ofMillis(100), "/usr/bin/sleep", "60").state())
        .isEqualTo(State.TIMED_OUT);
  }

  @Test
  void muchOutputIsCutAndNeverBlocks() {
    ProgramRun result = run("/usr/bin/head", "-c", "100000000", "/dev/zero");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).hasSize(Budget.OUTPUT_BYTES);
  }

  @Test
  void programThatLeavesAnotherWithItsOutputIsNotWaitedFor() throws IOException {
    Path pid = directory.resolve("pid");
    try {
      ProgramRun result =
          run("/usr/bin/sh", "-c", "sleep 60 & echo $! > " + pid + "; echo said; exit 2");

      assertThat(result).isEqualTo(new ProgramRun(State.ENDED, 2, "said\n"));
    } finally {
      left(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void lateProgramIsNotWaitedForThoughAnotherHoldsItsOutput() throws IOException {
    Path pid = directory.resolve("pid");
    String script = "sleep 60 & echo $! > " + pid + "; echo said; wait";
    try {
      ProgramRun result = run(Duration.ofSeconds(2), "/usr/bin/sh", "-c", script);

      assertThat(result).isEqualTo(new ProgramRun(State.TIMED_OUT, 0, "said\n"));
    } finally {
      left(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static Optional<ProcessHandle> left(Path pid) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
  }
}
