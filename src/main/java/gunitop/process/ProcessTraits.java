package gunitop.process;

import java.util.List;
import java.util.Map;

/**
 * What rarely changes in a process: read once per {@link ProcessId}, and again when its evidence
 * moves (an exec, a promotion, handlers installed).
 *
 * @param commandLine {@code /proc/PID/cmdline}; empty for a kernel thread and for a zombie; a title
 *     that overwrote it is one element
 * @param owner the effective user
 * @param realOwner the real user: another one where a program was made setuid, or has changed one
 *     of the two
 * @param caught the signals with a handler, {@code SigCgt} of {@code proc_pid_status(5)}; readable
 *     by everybody
 * @param namespacePids {@code NSpid}: the PIDs from our namespace inwards; the last is 1 for the
 *     first process of a container
 * @param environment only the variables named in {@link Focus#variables()}; never a whole
 *     environment
 * @param controlGroup the path in {@code /proc/PID/cgroup}
 * @param program the file that it executes
 */
public record ProcessTraits(
    List<String> commandLine,
    Owner owner,
    Owner realOwner,
    Reading<SignalSet> caught,
    Reading<List<Integer>> namespacePids,
    Reading<Map<String, String>> environment,
    Reading<String> controlGroup,
    Reading<ProgramFile> program) {

  /** One of a single user, whose program's file was not looked at. */
  public ProcessTraits(
      List<String> commandLine,
      Owner owner,
      Reading<SignalSet> caught,
      Reading<List<Integer>> namespacePids,
      Reading<Map<String, String>> environment,
      Reading<String> controlGroup) {
    this(
        commandLine,
        owner,
        owner,
        caught,
        namespacePids,
        environment,
        controlGroup,
        Reading.notRead());
  }

  /** Copies the lists. */
  public ProcessTraits {
    commandLine = List.copyOf(commandLine);
    environment = environment.map(Map::copyOf);
    namespacePids = namespacePids.map(List::copyOf);
  }
}
