package gunitop.process;

/**
 * Which program a process executes, as it was seen. To execute another one in its place keeps the
 * PID, the start time and every pidfd: only these tell it.
 *
 * @param file what it executes
 * @param layout where its image lies: another one after each exec
 * @param caught the signals with a handler
 */
public record SeenProgram(
    Reading<ProgramFile> file, Reading<ImageLayout> layout, Reading<SignalSet> caught) {
  /** Of which nothing was seen. */
  public static final SeenProgram UNSEEN =
      new SeenProgram(Reading.notRead(), Reading.notRead(), Reading.notRead());

  /** The program of a process in a snapshot. */
  public static SeenProgram of(ProcessSample process) {
    return new SeenProgram(
        process.traits().program(), process.stat().layout(), process.traits().caught());
  }
}
