package gunitop.preflight.host;

import gunitop.kernel.Self;
import gunitop.kernel.StatusFields;
import gunitop.process.Reading;
import gunitop.trust.SeenEntry;
import gunitop.trust.Who;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what the kernel judges what a process may do ({@code credentials(7)}).
 *
 * @param real the real user
 * @param effective the effective user
 * @param group the effective group
 * @param groups its other groups
 * @param capabilities {@code CapEff}
 */
record Credentials(int real, int effective, int group, Set<Integer> groups, long capabilities) {
  private static final int DAC_OVERRIDE = 1;
  private static final int FOWNER = 3;
  private static final int SYS_ADMIN = 21;
  private static final int SYS_RESOURCE = 24;
  private static final int STICKY = 01000;
  private static final int WRITE_AND_SEARCH = 03;

  /** Those of a process. */
  static Reading<Credentials> of(int pid, ProcText proc) {
    return proc.of("/proc/" + pid + "/status").map(Credentials::parse);
  }

  static Credentials parse(String text) {
    StatusFields status = new StatusFields(text.getBytes(StandardCharsets.UTF_8));
    return new Credentials(
        number(status.value("Uid").orElse(""), 0),
        number(status.value("Uid").orElse(""), 1),
        number(status.value("Gid").orElse(""), 1),
        Stream.of(status.value("Groups").orElse("").split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(word -> number(word, 0))
            .collect(Collectors.toSet()),
        Long.parseUnsignedLong(status.value("CapEff").orElse("0"), 16));
  }

  private static int number(String words, int at) {
    return Integer.parseUnsignedInt(words.split("\\s+")[at]);
  }

  private boolean has(int capability) {
    return (capabilities >> capability & 1) != 0;
  }

  /** Whether RLIMIT_NPROC does not hold for it ({@code kernel/fork.c copy_process}). */
  boolean passesProcessLimit() {
    return real == 0 || has(SYS_RESOURCE) || has(SYS_ADMIN);
  }

  /** Whether it may make files in a directory; not read where an access control list decides. */
  Reading<Boolean> mayMakeFilesIn(SeenEntry directory) {
    if (effective == Self.effectiveUid()) {
      return directory.makesFiles().map(Reading::known).orElse(Reading.notRead());
    }
    if (has(DAC_OVERRIDE)) {
      return Reading.known(true);
    }
    int mode = directory.status().mode();
    int bits =
        directory.status().uid() == effective
            ? mode >> 6
            : isIn(directory.status().gid()) ? mode >> 3 : mode;
    if ((bits & WRITE_AND_SEARCH) == WRITE_AND_SEARCH) {
      return Reading.known(true);
    }
    return directory.listsAccess() ? Reading.notRead() : Reading.known(false);
  }

  private boolean isIn(int gid) {
    return gid == group || groups.contains(gid);
  }

  /** Whether it may put a file of its own in the place of this one, by the sticky bit. */
  boolean mayReplace(SeenEntry file, SeenEntry directory) {
    return (directory.status().mode() & STICKY) == 0
        || directory.status().uid() == effective
        || file.status().uid() == effective
        || has(FOWNER);
  }

  /** What a directory's mode says, as {@code ls -l} does, and whose it is. */
  static String described(SeenEntry directory) {
    StringBuilder text = new StringBuilder("mode ");
    text.append(String.format("%04o", directory.status().permissions()));
    return text.append(" of ").append(Who.user(directory.status().uid())).toString();
  }
}
