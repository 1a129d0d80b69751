package gunitop.signalling;

import static gunitop.testkit.Orders.order;

import gunitop.kernel.Errno;
import gunitop.kernel.Pidfd;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program for a PID namespace of its own: lets a process end, starts another under its PID, and
 * sends the former one a signal. Prints {@code key=value} lines.
 */
final class ReusedPid {
  private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");
  private static final int ATTEMPTS = 50;

  private ReusedPid() {}

  public static void main(String[] arguments) throws Exception {
    Process former = start();
    ProcessId id = id(former);
    try (Pidfd pidfd = Pidfd.open(id.pid()).get()) {
      former.destroyForcibly().waitFor();
      Process successor = successor(id.pid());
      try {
        ProcessId found = id(successor);
        SendResult result = new PidfdSender().send(order(Signal.KILL, id));
        System.out.println("samePid=" + (found.pid() == id.pid()));
        System.out.println("replaced=" + result.equals(new SendResult.Replaced(found)));
        System.out.println("openedBefore=" + Errno.text(pidfd.send(Signal.KILL.number())));
        System.out.println("lives=" + successor.isAlive());
      } finally {
        successor.destroyForcibly();
      }
    }
  }

  /** Another thread of ours may take the number first; then once more. */
  private static Process successor(int pid) throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      Files.writeString(LAST_PID, Integer.toString(pid - 1));
      Process process = start();
      if (process.pid() == pid) {
        return process;
      }
      process.destroyForcibly().waitFor();
    }
    throw new IOException("PID " + pid + " was not given again");
  }

  private static Process start() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }

  private static ProcessId id(Process process) {
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      return sampler
          .sample(Focus.NOTHING)
          .process((int) process.pid())
          .map(ProcessSample::id)
          .orElseThrow();
    }
  }
}
