package gunitop.sampling.proc;

import gunitop.process.ProcessStat;
import gunitop.process.SignalSet;
import java.util.Arrays;

/**
 * What {@code /proc/PID/stat} said of a process ({@code proc_pid_stat(5)}).
 *
 * @param line as it was read; not to be changed
 * @param startTicks field 22: when it started, in clock ticks after boot
 * @param values what a snapshot holds of it
 * @param startStack field 28, and
 * @param argStart field 48: where its program image lies; 0 for those who may not see that
 * @param caughtBits field 34: the signals up to 31 with a handler, as everybody may see them
 * @param kernelThread whether it is a thread of the kernel's, which has no program
 * @param ofThread whether the line is of a thread that is not the first of its process
 */
public record StatLine(
    byte[] line,
    long startTicks,
    ProcessStat values,
    long startStack,
    long argStart,
    long caughtBits,
    boolean kernelThread,
    boolean ofThread) {

  /** Whether the line read now says the same. */
  public boolean isStill(byte[] buffer, int length) {
    return Arrays.equals(line, 0, line.length, buffer, 0, length);
  }

  /** Whether it has handlers for all these signals, none of them above 31. */
  public boolean catches(SignalSet wanted) {
    return new SignalSet(caughtBits).containsAll(wanted);
  }

  /** Whether it executes the same program image as then. */
  public boolean hasImageOf(StatLine other) {
    return startStack == other.startStack && argStart == other.argStart;
  }
}
