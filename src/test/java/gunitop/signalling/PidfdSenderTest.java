package gunitop.signalling;

import static gunitop.testkit.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Self;
import gunitop.kernel.StatFields;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.ProcessId;
import gunitop.process.SeenProgram;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals to real processes, each started and ended by the test. */
class PidfdSenderTest {
  private static final String HANDLER =
      "import signal, sys, time\n"
          + "signal.signal(signal.SIGUSR2, lambda *a: sys.exit(42))\n"
          + "print('ready', flush=True)\n"
          + "time.sleep(60)\n";

  /** Catches what a Gunicorn worker catches, WINCH among it. */
  private static final String WORKER =
      "import signal, time\n"
          + "for name in 'ABRT', 'WINCH', 'TERM', 'USR1':\n"
          + "  signal.signal(getattr(signal, 'SIG' + name), lambda *a: None)\n"
          + "print('ready', flush=True)\n"
          + "time.sleep(60)\n";

  private static final String NOTHING_SEEN = "/proc/PID/exe, arg_start, SigCgt";

  private final PidfdSender sender = new PidfdSender();
  private final KernelFiles files = new KernelFiles();
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void aSignalReachesTheProcessThatWasMeant() throws Exception {
    start("sleep", "60");

    assertThat(sender.send(order(Signal.TERM, id())))
        .isEqualTo(new SendResult.Sent(true, NOTHING_SEEN));
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + Signal.TERM.number());
  }

  @Test
  @Needs(Need.PYTHON)
  void aSignalThatNeedsAHandlerReachesOne() throws Exception {
    start("python3", "-c", HANDLER);
    assertThat(process.inputReader().readLine()).isEqualTo("ready");

    assertThat(sender.send(order(Signal.USR2, id())))
        .isEqualTo(new SendResult.Sent(true, NOTHING_SEEN));
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(42);
  }

  @ParameterizedTest
  @EnumSource(names = {"HUP", "USR2", "WINCH", "TTIN", "TTOU"})
  void aSignalWithoutAHandlerIsRefused(Signal signal) throws Exception {
    start("sleep", "60");

    assertThat(sender.send(order(signal, id())))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("process " + process.pid())
                    .contains("no handler for " + signal));
    assertThat(process.isAlive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"HUP", "USR2", "WINCH"})
  @Needs(Need.PYTHON)
  void whatIsForAMasterIsRefusedToAWorkerEvenIfItHandlesIt(Signal signal) throws Exception {
    start("python3", "-c", WORKER);
    assertThat(process.inputReader().readLine()).isEqualTo("ready");

    assertThat(sender.send(order(signal, id())))
        .isEqualTo(
            new SendResult.Refused(
                "process " + process.pid() + " is a worker: " + signal + " is for its master"));
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void anotherProcessUnderThePidIsLeftAlone() throws Exception {
    start("sleep", "60");
    ProcessId former = new ProcessId(id().pid(), id().startTicks() - 1, id().bootId());

    assertThat(sender.send(order(Signal.KILL, former))).isEqualTo(new SendResult.Replaced(id()));
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aProcessOfAnotherBootIsGone() throws Exception {
    start("sleep", "60");
    ProcessId former = new ProcessId(id().pid(), id().startTicks(), "another boot");

    assertThat(sender.send(order(Signal.KILL, former))).isEqualTo(new SendResult.Gone());
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  @Needs(Need.PYTHON)
  void aZombieIsGone() throws Exception {
    // The child exits at once, its parent does not reap it.
    start(
        "python3",
        "-c",
        "import os,time\np=os.fork()\nif p==0: os._exit(0)\nprint(p,flush=True)\ntime.sleep(60)");
    int zombie = Integer.parseInt(process.inputReader().readLine());
    until(() -> stat(zombie).hasExited());

    assertThat(sender.send(order(Signal.KILL, id(zombie)))).isEqualTo(new SendResult.Gone());
  }

  @Test
  void aProcessThatEndedIsGone() throws Exception {
    start("sleep", "60");
    ProcessId id = id();
    process.destroyForcibly().waitFor();

    assertThat(sender.send(order(Signal.TERM, id))).isEqualTo(new SendResult.Gone());
  }

  @Test
  void theFirstProcessAndOurselvesAreRefused() {
    assertThat(sender.send(order(Signal.TERM, id(1)))).isInstanceOf(SendResult.Refused.class);
    assertThat(sender.send(order(Signal.TERM, id(Self.pid()))))
        .isInstanceOf(SendResult.Refused.class);
  }

  @Test
  void withoutPidfdTheSameChecksAreMadeAndItIsSaid() throws Exception {
    PidfdSender old = new PidfdSender(pid -> Answer.failed(Errno.ENOSYS), Errno.ENOSYS);
    start("sleep", "60");
    ProcessId former = new ProcessId(id().pid(), id().startTicks() - 1, id().bootId());

    assertThat(old.send(order(Signal.TERM, former))).isEqualTo(new SendResult.Replaced(id()));
    assertThat(old.send(order(Signal.USR2, id()))).isInstanceOf(SendResult.Refused.class);
    assertThat(old.send(order(Signal.TERM, id())))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("by PID", "ENOSYS", "needs your y"));
    assertThat(process.isAlive()).isTrue();
    assertThat(old.send(new SignalOrder(Signal.TERM, id(), SeenProgram.UNSEEN, true)))
        .isEqualTo(new SendResult.Sent(false, NOTHING_SEEN));
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anyOtherFailureIsToldAsItIs() throws Exception {
    PidfdSender full = new PidfdSender(pid -> Answer.failed(Errno.EMFILE), 0);
    start("sleep", "60");

    assertThat(full.send(order(Signal.TERM, id())))
        .isEqualTo(new SendResult.Refused("pidfd_open failed: EMFILE (too many open files)"));
    assertThat(process.isAlive()).isTrue();
  }

  private void start(String... command) throws IOException {
    process = new ProcessBuilder(command).start();
    if ("sleep".equals(command[0])) {
      // Until the exec the child is still a copy of this program, handlers and all.
      until(() -> "sleep".equals(stat((int) process.pid()).name()));
    }
  }

  private ProcessId id() {
    return id((int) process.pid());
  }

  private ProcessId id(int pid) {
    return new ProcessId(pid, stat(pid).startTicks(), bootId());
  }

  private StatFields stat(int pid) {
    byte[] line = files.load("/proc/" + pid + "/stat", StatFields.LINE_BYTES).get();
    StatFields fields = new StatFields();
    assertThat(fields.parse(line, line.length)).isTrue();
    return fields;
  }

  private String bootId() {
    byte[] id = files.load("/proc/sys/kernel/random/boot_id", 64).get();
    return new String(id, StandardCharsets.US_ASCII).strip();
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
