package gunitop.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.process.ImageLayout;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.SeenProgram;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.process.SignalSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process that executes another program in its place, between the look and the signal. */
@Timeout(60)
class ExecInPlaceTest {
  private final PidfdSender sender = new PidfdSender();
  private final KernelFiles files = new KernelFiles();
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exec sleep 60, executes another program",
    "exec sh -c 'read line; exec sleep 60', has executed its program anew",
    "trap : USR1; echo trapped; read line, handles other signals"
  })
  void isRefusedWithItsReason(String then, String reason) throws IOException {
    process = new ProcessBuilder("sh", "-c", "read line; " + then).start();
    await("read by sh", () -> text("stat").contains("(sh) S "));
    ProcessId id = id();
    SeenProgram seen = image();
    assertThat(sender.send(new SignalOrder(Signal.CONT, id, seen, false)))
        .isEqualTo(new SendResult.Sent());

    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    await("another image", () -> !image().equals(seen) && text("stat").contains(") S "));

    assertThat(id()).isEqualTo(id);
    assertThat(sender.send(new SignalOrder(Signal.KILL, id, seen, true)))
        .isInstanceOfSatisfying(
            SendResult.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    assertThat(process.isAlive()).isTrue();
    assertThat(sender.send(new SignalOrder(Signal.KILL, id, image(), false)))
        .isEqualTo(new SendResult.Sent());
  }

  @Test
  void whatCouldNotBeReadIsNamed() throws Exception {
    process = new ProcessBuilder("sleep", "60").start();
    await("sleep", () -> text("stat").contains("(sleep)"));
    SeenProgram seen = new SeenProgram(Reading.denied(), Reading.denied(), Reading.known(caught()));
    assertThat(sender.send(new SignalOrder(Signal.TERM, id(), seen, false)))
        .isEqualTo(new SendResult.Sent(true, "/proc/PID/exe, arg_start"));
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private SeenProgram image() {
    StatFields stat = stat();
    return new SeenProgram(
        new ProgramCheck(files).file(id()),
        Reading.known(new ImageLayout(stat.number(28), stat.number(48))),
        Reading.known(caught()));
  }

  private SignalSet caught() {
    String line =
        text("status").lines().filter(one -> one.startsWith("SigCgt:")).findFirst().orElseThrow();
    return new SignalSet(Long.parseUnsignedLong(line.substring(7).strip(), 16));
  }

  private ProcessId id() {
    return new ProcessId((int) process.pid(), stat().startTicks(), bootId());
  }

  private StatFields stat() {
    byte[] line = text("stat").getBytes(StandardCharsets.ISO_8859_1);
    StatFields fields = new StatFields();
    assertThat(fields.parse(line, line.length)).isTrue();
    return fields;
  }

  private String text(String name) {
    return read(Path.of("/proc", String.valueOf(process.pid()), name));
  }

  private static String bootId() {
    return read(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(String what, java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
