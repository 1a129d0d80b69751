package gunitop.supervision;

import gunitop.kernel.StatFields;
import gunitop.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a PID still belongs to the process that was on the screen. */
final class PinnedProcess {
  private PinnedProcess() {}

  static boolean isAlive(ProcessId id) {
    return isAlive(id.pid(), id.startTicks());
  }

  static boolean isAlive(int pid, long startTicks) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "stat"));
      StatFields stat = new StatFields();
      return stat.parse(line, line.length) && stat.startTicks() == startTicks && !stat.hasExited();
    } catch (IOException gone) {
      return false;
    }
  }
}
